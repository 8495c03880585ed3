import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freeName } from './free-name.ts';

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
  return projectEntries.filter(
    (name) => existsSync(join(folder, name)) && !isEmptyFolder(join(folder, name)),
  );
}

/** Where completions of an old project are kept aside; undefined when there are none. */
export function pathForKept(project: string): string | undefined {
  const completions = join(project, 'completions');
  return existsSync(completions) && !isEmptyFolder(completions) ? freeName(completions) : undefined;
}

function isEmptyFolder(path: string): boolean {
  return lstatSync(path).isDirectory() && readdirSync(path).length === 0;
}
