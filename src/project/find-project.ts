import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from './move.ts';

/** What makes a project folder; everything else in it is the user's and never touched. */
export const projectEntries = [
  'config.json',
  'config.xml',
  'tasks.json',
  'completions',
  'rejected.jsonl',
] as const;

/** Which entries of a project stand in a folder; an empty `completions` counts as nothing. */
export function findProject(folder: string): string[] {
  return projectEntries.filter((name) => isThere(join(folder, name)) && !isEmptyFolder(join(folder, name)));
}

/** Whether there is a folder with nothing in it. Throws where the system does not tell. */
export function isEmptyFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0;
}
