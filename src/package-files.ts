import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemCode } from './errors.ts';
import type { JsonObject } from './json/json.ts';

/**
 * The folder of the lsimport package. It is looked for, because the bundle lies in dist/ and the sources in
 * src/.
 */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the code of lsimport');
  return findPackageRoot(parent);
}

/** Whether an error says that a file of lsimport could not be read: its code is loaded when it is needed. */
export function isOwnFileUnreadable(error: unknown): boolean {
  if (!systemCode(error)) return false;
  const { path = '' } = error as NodeJS.ErrnoException;
  return path.startsWith(join(packageRoot, sep));
}

/** The version of lsimport. */
export function readVersion(): string {
  return (readJson('package.json') as { version: string }).version;
}

/** A JSON Schema of the package by its name below schemas/, such as `data/text`. */
export function readSchema(name: string): JsonObject {
  return readJson(join('schemas', `${name}.schema.json`));
}

function readJson(path: string): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot, path), 'utf8'));
}
