import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { expect, it } from 'vitest';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';
import { startS3 } from '../support/stores/s3-server.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it.each([
  'archives/coco.zip',
  'archives/json.zip',
  'archives/voc.tar.gz',
  'parquet/basic/input.parquet',
  'xlsx/types/input.xlsx',
])('%s gives the same tasks from a store as from disk', async (path) => {
  const content = readFileSync(fixture(path));
  const name = basename(path);
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: content });
  await startS3('b', { [`in/${name}`]: content });
  const convert = (input: string) => lsimport(folder, ['convert', input, '-l', 'auto', '--to', 'jsonl']);
  const onDisk = await convert(name);
  const stored = await convert(`s3://b/in/${name}`);
  const atDisk = onDisk.stderr.replaceAll(name, `s3://b/in/${name}`);
  expect(stored.code, stored.stderr).toBe(onDisk.code);
  expect(stored.stdout).toBe(onDisk.stdout);
  expect(stored.stderr.replace(/ in [\d.]+ s\./, '')).toBe(atDisk.replace(/ in [\d.]+ s\./, ''));
});
