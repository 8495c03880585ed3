import type { ExitCode } from '../../../src/errors.ts';

/**
 * What lsimport does where Label Studio 0.9.1 is wrong or poor. After every answer with an exit code other than 0 the folder is as it was
 * before; that needs no saying.
 */
export interface Answer {
  instead: string;
  exitCode: ExitCode;
  /** Words that must be said, on standard error or output. */
  says?: string[];
  /** Members of config.json. */
  config?: object;
  /** config.xml, to the byte. */
  labelConfig?: string;
  /** tasks.json by value, as JSON; {INPUT} and {INPUT_QUOTED} as in a recording. */
  tasks?: string;
  /** What lies in the project beside config.json, config.xml, tasks.json and an empty completions. */
  beside?: string[];
}
