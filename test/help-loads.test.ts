import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/package-files.ts';

it('--help and --version load no format and no reader of files', () => {
  const loaded = loadedFrom('main.ts');
  expect([...loaded].filter((file) => /^(?:formats|readers|plan)\//.test(file)).sort()).toEqual([
    'formats/csv/delimiters.ts',
    'formats/names.ts',
  ]);
});

/** The files of src/ that one loads at the start: imports that are neither types nor made later. */
function loadedFrom(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  const text = readFileSync(join(packageRoot, 'src', file), 'utf8');
  for (const [, path] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';$/gm)) {
    loadedFrom(posix.join(posix.dirname(file), path!), loaded);
  }
  return loaded;
}
