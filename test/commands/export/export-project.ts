import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export interface ProjectParts {
  /** tasks.json, as a value or as text. */
  tasks: object | string;
  /** completions/<id>.json by id, as values or texts. */
  completions?: Record<string, object | string>;
  config?: object;
  /** config.xml. */
  labelConfig?: string;
}

const textOf = (value: object | string) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A folder with a project `p` in it, as Label Studio 0.9 leaves one: tasks.json on one line. */
export function writeProject({ tasks, completions, config = {}, labelConfig }: ProjectParts): string {
  const folder = temporaryFolder();
  const project = join(folder, 'p');
  mkdirSync(join(project, 'completions'), { recursive: true });
  writeFileSync(join(project, 'config.json'), JSON.stringify(config));
  if (labelConfig !== undefined) writeFileSync(join(project, 'config.xml'), labelConfig);
  writeFileSync(join(project, 'tasks.json'), textOf(tasks));
  for (const [id, file] of Object.entries(completions ?? {})) {
    writeFileSync(join(project, 'completions', `${id}.json`), textOf(file));
  }
  return folder;
}

/** Exports a project to one file; returns how it ended and the text of the file, if there is one. */
export async function exportToFile(parts: ProjectParts, ...args: string[]) {
  const folder = writeProject(parts);
  const ending = await lsimport(folder, ['export', 'p', '-o', 'out.json', ...args]);
  const path = join(folder, 'out.json');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return { ...ending, folder, text, tasks: text === undefined ? undefined : (JSON.parse(text) as unknown) };
}

/** The files of a folder by name. */
export function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
