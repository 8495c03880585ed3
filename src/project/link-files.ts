import { linkSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';

/** Gives a file, or all files of a folder, a second name; those that have it already are left. Folders keep who may read them. */
export function linkFiles(from: string, to: string): void {
  const stat = lstatSync(from);
  if (!stat.isDirectory()) {
    linkUnlessThere(from, to);
    return;
  }
  mkdirSync(to, { recursive: true, mode: stat.mode });
  for (const name of readdirSync(from)) linkFiles(join(from, name), join(to, name));
}

function linkUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
