/** Whether the data of a command with `--output` goes to standard output: when that is -, or not given. */
export function goesToStdout(output: string | undefined): boolean {
  return output === '-' || output === undefined;
}
