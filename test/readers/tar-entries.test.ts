import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tarEntries } from '../../src/readers/archive/tar-entries.ts';
import { BLOCK } from '../../src/readers/archive/tar-headers.ts';
import { fileKind } from '../../src/readers/file-kind.ts';
import { fixture } from '../support/recorded.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

interface Recorded {
  what: string;
  deflated: string;
  files: [name: string, content: string][];
}
const recorded: Recorded[] = JSON.parse(readFileSync(fixture('archives/tars.json'), 'utf8'));
const tars = recorded.map(({ what, deflated, files }) => ({
  what,
  tar: inflateSync(Buffer.from(deflated, 'base64')),
  files,
}));

async function filesOf(tar: Buffer) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.tar': tar });
  const files: [string, string][] = [];
  for await (const { name, kind, open } of tarEntries(join(folder, 'a.tar'), 'a.tar')) {
    if (kind === 'file') files.push([name, String(await open())]);
  }
  return files;
}

it.each(tars)("$what: the files are those that Python's tarfile reads", async ({ tar, files }) => {
  expect(fileKind(tar)?.name).toBe('a tar archive');
  expect(await filesOf(tar)).toEqual(files);
});

/** The archive with other bytes in a field of its first header, and the sum of it. */
function withField(tar: Buffer, start: number, field: string): Buffer {
  const changed = Buffer.from(tar);
  changed.write(field, start, 'latin1');
  changed.fill(' ', 148, 156);
  const sum = changed.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return changed;
}

const one = tars.find(({ what }) => what === 'a size in base 256')!.tar;
const long = tars.find(({ what }) => what === 'a long name of GNU')!.tar;
it.each<[string, Buffer, string]>([
  ['a size in base 256 that is below 0', withField(one, 124, '\xff'.repeat(12)), 'a size that cannot be'],
  ['a size in base 256 beyond all disks', withField(one, 124, `\x80${'\xff'.repeat(11)}`), 'cannot be'],
  ['a size in octal that is below 0', withField(one, 124, '-0000000004\0'), 'a size that is no number'],
  ['a size beyond the end', withField(one, 124, '00000777777\0'), 'Tar archive is truncated'],
  ['a long name beyond the end', withField(long, 124, '00000777777\0'), 'Tar archive is truncated'],
  ['a long name of 8 GB', withField(long, 124, '77777777777\0'), 'an extended header is too long'],
  ['a header that is cut off', one.subarray(0, 300), 'Tar archive is truncated'],
  ['no end', one.subarray(0, 2 * BLOCK), 'Tar archive is truncated'],
])('%s is refused', async (_, tar, problem) => {
  await expect(filesOf(tar)).rejects.toThrow(problem);
});

it('what has a right sum by chance, but more behind it, is no tar archive', () => {
  const old = tars.find(({ what }) => what === 'Unix V7')!.tar;
  expect(fileKind(withField(old, 400, 'x'))).toBeUndefined();
  expect(fileKind(Buffer.alloc(1024))).toBeUndefined();
});
