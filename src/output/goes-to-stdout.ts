import type { Stream } from '../report/style.ts';

/** Whether the data of a command with `--output` goes to standard output: when it is -, or not given and standard output is no terminal. */
export function goesToStdout(output: string | undefined, stdout: Stream): boolean {
  return output === '-' || (output === undefined && !stdout.isTTY);
}
