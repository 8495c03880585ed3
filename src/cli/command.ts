import type { Run } from '../context.ts';
import type { Outcome } from '../report/reporter.ts';
import type { Argument, OptionGroup } from './option.ts';
import type { OutputOptions } from './options.ts';

/** All that there is to know of one command; src/commands/index.ts lists them. */
export interface Command<Options extends OutputOptions = OutputOptions> {
  name: string;
  summary: string;
  arguments: readonly Argument[];
  options: readonly OptionGroup[];
  /** Command lines. */
  examples: readonly string[];
  /** Whether standard output is where its data goes, so that its results are printed to standard error. */
  printsData?(options: Options): boolean;
  /** True when what it finds is its result, so that it is printed to standard output. */
  printsFindings?: true;
  /** Does the work. What is heavy is loaded here, so that the help and other commands need not wait for it. */
  run(options: Options, run: Run): Promise<Outcome>;
}
