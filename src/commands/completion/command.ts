import type { Command } from '../../cli/command.ts';
import type { OptionRow } from '../../cli/option.ts';
import { outputOptions } from '../../cli/output-options.ts';
import { type CompletionOptions, shells } from './options.ts';

/** There are no findings that could be warnings, and a script is all that is printed. */
function appliesTo({ flags }: OptionRow): boolean {
  return !/--(?:strict|quiet|max-diagnostics)/.test(flags);
}

/** `all` gives the commands that the script completes. */
export function completionOf(all: () => readonly Command[]): Command<CompletionOptions> {
  return {
    name: 'completion',
    summary: 'print a script that completes commands and options in a shell',
    arguments: [{ name: '<shell>', summary: 'the shell', key: 'shell', values: shells }],
    options: [{ ...outputOptions, options: outputOptions.options.filter(appliesTo) }],
    examples: ['source <(lsimport completion bash)'],
    // The script is its data.
    printsData: ({ json }) => !json,
    run: async (options, run) => (await import('./completion.ts')).runCompletion(options, all(), run),
  };
}
