import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What makes a project folder; everything else in it is the user's and never touched. */
export const projectEntries = [
  'config.json',
  'config.xml',
  'tasks.json',
  'completions',
  'rejected.jsonl',
] as const;

/** In a staging folder: the list of its entries, written when it is complete and before the first of them is moved. */
const MARK = 'publish.json';

/** Which entries of a project stand in a folder; an empty `completions` counts as nothing. */
export function findProject(folder: string): string[] {
  return projectEntries.filter(
    (name) => existsSync(join(folder, name)) && !isEmptyFolder(join(folder, name)),
  );
}

/** Whether the staging folder of a killed run was complete, so that publishing it can be finished. */
export function isCommitted(staging: string): boolean {
  return existsSync(join(staging, MARK));
}

/**
 * Makes a staged project appear. A new project is one rename. In a folder that exists, the entries of a project are replaced one by one;
 * when a run is killed in between, the next one finishes it (see createStaging). Completions of an old project are kept under another
 * name, which is returned.
 */
export function publish(staging: string, project: string): string | undefined {
  if (!existsSync(project)) {
    mkdirSync(dirname(project), { recursive: true });
    renameSync(staging, project);
    return undefined;
  }
  const names = isCommitted(staging) ? readMark(staging) : writeMark(staging);
  const waiting = names.filter((name) => existsSync(join(staging, name)));
  const completions = join(project, 'completions');
  const isOld = waiting.includes('completions') || !names.includes('completions');
  const kept =
    isOld && existsSync(completions) && !isEmptyFolder(completions) ? freeName(completions) : undefined;
  if (kept) renameSync(completions, kept);
  for (const name of waiting) renameSync(join(staging, name), join(project, name));
  for (const name of projectEntries) {
    if (!names.includes(name)) rmSync(join(project, name), { recursive: true, force: true });
  }
  rmSync(staging, { recursive: true, force: true });
  return kept;
}

function readMark(staging: string): string[] {
  return JSON.parse(readFileSync(join(staging, MARK), 'utf8'));
}

function writeMark(staging: string): string[] {
  const names = projectEntries.filter((name) => existsSync(join(staging, name)));
  writeFileSync(join(staging, `${MARK}.part`), JSON.stringify(names));
  renameSync(join(staging, `${MARK}.part`), join(staging, MARK));
  return names;
}

function isEmptyFolder(path: string): boolean {
  return lstatSync(path).isDirectory() && readdirSync(path).length === 0;
}

function freeName(path: string): string {
  let n = 1;
  while (existsSync(`${path}-kept-${n}`)) n++;
  return `${path}-kept-${n}`;
}
