import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// A stand-in for the byte would otherwise be in the new project.
const config = Buffer.from('{\n  "description": "caf\u00e9"\n}', 'latin1');

test('settings that are not UTF-8 are refused at their line', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'own.json': config });
  const { code, stderr } = await lsimport(folder, ['init', 'p', '--config', 'own.json']);
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('own.json is not UTF-8: invalid byte 0xE9 in line 2');
});

test('those of a project that is exported too', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'p/config.json': config, 'p/tasks.json': '{}' });
  const { code, stderr } = await lsimport(folder, ['export', 'p']);
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('p/config.json is not UTF-8');
});
