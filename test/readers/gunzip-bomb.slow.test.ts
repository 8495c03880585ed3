import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const disk = vi.hoisted(() => ({ free: undefined as number | undefined }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const statfsSync = (path: string) =>
    disk.free === undefined ? fs.statfsSync(path) : { bavail: disk.free, bsize: 1 };
  return { ...fs, statfsSync };
});
afterEach(() => {
  disk.free = undefined;
});

/** A gzip file of `times` members with the same content. */
const packed = (content: string, times: number) => {
  const member = gzipSync(content);
  return Buffer.concat(Array.from({ length: times }, () => member));
};

async function check(name: string, content: Buffer, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: content, 'c.xml': '<View><Text name="t" value="$a"/></View>' });
  return lsimport(folder, ['check', name, '-l', 'c.xml', ...args]);
}

it('300 MB of zeros in a table of 500 KB are read', async () => {
  const rows = packed(`${'0'.repeat(4094)},0\n`.repeat(8000), 10);
  expect(rows.length).toBeLessThan(500_000);
  const { code, stderr } = await check('a.csv.gz', Buffer.concat([gzipSync('a,b\n'), rows]), '--quiet');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it('one cell of a gigabyte is not unpacked to its end', async () => {
  const { code, stderr } = await check('a.csv.gz', packed('a'.repeat(1 << 26), 16));
  expect(stderr).toContain('a.csv.gz looks like a gzip bomb');
  expect(code).toBe(3);
});

it('what takes half of the free disk is not unpacked to its end', async () => {
  disk.free = 1 << 27;
  const { code, stderr } = await check('a.jsonl.gz', packed('{"a": "owl"}\n'.repeat(1 << 22), 16));
  expect(stderr).toContain('and takes half of the free disk');
  expect(stderr).toContain(`set the environment variable TMPDIR to a folder with more room than ${tmpdir()}`);
  expect(code).toBe(3);
});
