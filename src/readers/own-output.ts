import { fstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';

interface OwnOutput {
  dev: number;
  ino: number;
  /** Where the system tells: to look at each file of a large folder takes long. */
  path?: string;
}

let outputs: readonly OwnOutput[] | undefined;

/** Whether a path is that of a file that standard output or standard error of this process goes to: no input, though it is in a folder of it. */
export function isOwnOutput(path: string): boolean {
  outputs ??= [1, 2].flatMap(fileBehind);
  return outputs.some(
    (output) => (output.path === undefined || isSamePath(output.path, path)) && isAt(path, output),
  );
}

function isSamePath(own: string, path: string): boolean {
  // Most names differ, which spares the look at where links lead.
  if (!path.endsWith(own.slice(own.lastIndexOf('/')))) return false;
  try {
    return realpathSync(path) === own;
  } catch {
    return false;
  }
}

function isAt(path: string, { dev, ino }: OwnOutput): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.dev === dev && stat.ino === ino;
}

function fileBehind(fd: number): OwnOutput[] {
  let stat: Stats;
  try {
    stat = fstatSync(fd);
  } catch {
    return [];
  }
  if (!stat.isFile()) return [];
  const { dev, ino } = stat;
  try {
    return [{ dev, ino, path: readlinkSync(`/proc/self/fd/${fd}`) }];
  } catch {
    return [{ dev, ino }];
  }
}
