import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const member = gzipSync('{"text": "owl"}\n'.repeat(1 << 22));

it('300 KB that are a gigabyte are not unpacked to their end', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl.gz': Buffer.concat(Array.from({ length: 16 }, () => member)) });
  const { code, stderr } = await lsimport(folder, ['check', 'a.jsonl.gz', '-l', 'auto']);
  expect(stderr).toContain('a.jsonl.gz looks like a gzip bomb');
  expect(code).toBe(3);
});
