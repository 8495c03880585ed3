import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from './json/json.ts';
import { packageRoot } from './package-files.ts';

/** Reads a JSON Schema of the package by its name below schemas/, such as `data/text`. */
export function readSchema(name: string): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot, 'schemas', `${name}.schema.json`), 'utf8'));
}
