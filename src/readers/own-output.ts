import { fstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';

interface OwnOutput {
  dev: number;
  ino: number;
  /** Where the system tells: to look at each file of a large folder takes long. */
  path?: string;
}

let outputs: readonly OwnOutput[] | undefined;

/** Whether a file of a folder is one that standard output or standard error of this process goes to: no input, though it is there. */
export function isOwnOutput(folder: string, name: string): boolean {
  outputs ??= [1, 2].flatMap(fileBehind);
  // Most names differ, which spares joining the path and looking where links lead.
  return outputs.some((own) => {
    if (own.path !== undefined && basename(own.path) !== name) return false;
    const path = join(folder, name);
    return (own.path === undefined || isSamePath(own.path, path)) && isAt(path, own);
  });
}

function isSamePath(own: string, path: string): boolean {
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
