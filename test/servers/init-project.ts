import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormatCase } from './formats.ts';
import { lsimport } from './lsimport.ts';
import { makeFolder } from './make-folder.ts';

/** Makes a project of a format's input; returns its folder and the data that its tasks must have. */
export function initFormat({ format, labelConfig, write }: FormatCase, ...args: string[]) {
  const folder = makeFolder();
  const inputFolder = join(folder, 'input');
  mkdirSync(inputFolder);
  const { input, data } = write(inputFolder);
  const project = initProject(folder, labelConfig, '--input-path', input, '--input-format', format, ...args);
  return { project, data };
}

/** Makes a project of a JSON text. */
export function initJson(labelConfig: string, json: string, ...args: string[]): string {
  const folder = makeFolder();
  writeFileSync(join(folder, 'tasks-to-import.json'), json);
  return initProject(folder, labelConfig, '--input-path', 'tasks-to-import.json', ...args);
}

/** Runs `lsimport init proj` in a folder; returns the project's folder. */
export function initProject(folder: string, labelConfig: string, ...args: string[]): string {
  writeFileSync(join(folder, 'label-config.xml'), labelConfig);
  lsimport(folder, 'init', 'proj', '--label-config', 'label-config.xml', ...args);
  return join(folder, 'proj');
}
