import type { FormatOptions } from '../formats/format.ts';
import type { Shard } from '../readers/shard.ts';
import { formatOptions } from './format-options.ts';
import { inputOptions } from './input-options.ts';
import type { OptionGroup } from './option.ts';
import { outputOptions, sarifOption } from './output-options.ts';
import { type samplings, taskOptions } from './task-options.ts';

/** What all commands are asked for: how they print, and what refuses. */
export interface OutputOptions {
  strict?: boolean;
  json?: boolean;
  quiet?: boolean;
  color: boolean;
  maxDiagnostics: number;
}

/** What all commands that read data are asked for in the same words. */
export interface SharedOptions extends FormatOptions, OutputOptions {
  inputPath?: string;
  inputFormat?: string;
  /** For `push`: a file to read instead of `inputPath`, which is then only its name for people. */
  readFrom?: string;
  include?: string[];
  exclude?: string[];
  labelConfig?: string;
  /** For `push`: a file to read instead of `labelConfig`, which is then only its name for people. */
  configFrom?: string;
  template?: string;
  /** Not for `convert`: it is a setting of a project. */
  sampling?: (typeof samplings)[number];
  baseUrl?: string;
  /** `0.9`, `1.x`, or a prefix. */
  links?: string;
  /** Whether push sends the files that tasks link to. */
  upload?: boolean;
  /** Size in MB up to which `preview` puts images into its page. */
  embed?: number;
  /** True for `check`, whose tasks nobody opens. */
  writesNothing?: true;
  documentRoot?: string;
  /** Also finds the files that the data itself links to or names, whatever its format: for `preview`, and for `push` to ask how they are to be shown. */
  followsLinks?: true;
  ids?: 'keep' | 'renumber';
  firstId?: number;
  modelVersion?: string;
  /** For `check` and `convert`: the part of the input that is read. */
  shard?: Shard;
  /** For `init`, `check` and `convert`: how many threads there may be. */
  threads?: number;
  writeConfig?: string;
  /** Replace files that are there. */
  force?: boolean;
  compat?: '0.9';
  sarif?: string;
  /** Not for `check`, which writes none. */
  invalidTasks?: 'fail' | 'skip' | 'keep';
  /** For `init`: the storage that completions go to, instead of a folder of the project. */
  target?: string;
}

/** The options of all commands that read data, but for how they print. */
export const dataOptions: readonly OptionGroup[] = [...inputOptions, ...formatOptions, taskOptions];

/** How all commands that read data print; last in the help. */
export const reportOptions: readonly OptionGroup[] = [sarifOption, outputOptions];
