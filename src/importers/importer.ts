import type { Finding, Spot } from '../diagnostics/diagnostic.ts';
import type { LabelConfig } from '../label-config/model.ts';
import type { Batch } from '../tasks/batch.ts';

/** Options of the command line that concern single formats. */
export interface FormatOptions {
  /** Blank lines of a text become tasks with an empty text instead of being left out. */
  blankLines?: 'skip' | 'keep';
}

/** What an importer is given. Paths are absolute; `shown` is the input path as the user typed it. */
export interface Input {
  path: string;
  shown: string;
  /** The data key that tasks get, for importers with `fills`; empty for the others. */
  dataKey: string;
  /** The label config, when one was given. */
  config: LabelConfig | undefined;
  /** What the command line says of formats; each importer takes what concerns it. */
  options: FormatOptions;
  /** The URL by which Label Studio shows a local file. */
  link: (path: string) => string;
  /** Byte for byte what Label Studio 0.9.1 does, where that differs on purpose. */
  as09: boolean;
  /** Takes what is found in the input itself, outside of any task. */
  report: (finding: Finding, spot: Spot) => void;
  /** Counts what was left out, by what it is, such as "blank lines". */
  leaveOut: (what: string, count: number) => void;
}

/** One input format. Its name is its `--input-format`, its file's name, its fixtures' folder and its heading in the README. */
export interface Importer {
  name: string;
  /** For `--help`: what it reads and what one task is. */
  summary: string;
  input: 'file' | 'directory';
  /** Object tags that can show what it makes; without them it brings its own data keys and needs no label config. */
  fills?: readonly string[];
  /** True when tasks hold links to the files themselves, which the server must be allowed to serve. */
  linksFiles?: true;
  /** Number of the first task when none has an id. */
  firstId: 0 | 1;
  /** What to say when there is no task, after "There is no task in PATH: ". */
  nothing: string;
  /** Cuts the input into batches of tasks. Knows nothing of ids, checks or the files written. */
  read(input: Input): Iterable<Batch>;
}
