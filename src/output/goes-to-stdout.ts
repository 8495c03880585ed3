import { fstatSync, readFileSync, statSync } from 'node:fs';

/** Whether the data of a command with `--output` goes to standard output: when that is -, or not given. */
export function goesToStdout(output: string | undefined): boolean {
  return output === '-' || output === undefined;
}

/**
 * Whether standard output was closed by whoever started lsimport, as by `>&-`. Node opens /dev/null in its place, to read and to write. Some
 * programs do the same for what they do not want to see; a shell that is told `> /dev/null` opens it to write.
 */
export function isStdoutClosed(stdout: object): boolean {
  const { fd } = stdout as { fd?: number };
  if (process.platform !== 'linux' || fd === undefined) return false;
  try {
    const stat = fstatSync(fd);
    if (!stat.isCharacterDevice() || stat.rdev !== statSync('/dev/null').rdev) return false;
    const [, flags] = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1')) ?? [];
    return flags !== undefined && (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    return false;
  }
}
