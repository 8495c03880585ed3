import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// 40 by 24 pixels.
const jpeg = readFileSync('fixtures/media/baseline.jpg');
const png = (channels: 1 | 3, value: (i: number) => number, width = 40) =>
  Buffer.from(
    encode({
      ...{ width, height: 24, channels, depth: 8 },
      data: Uint8Array.from({ length: width * 24 * channels }, (_, i) => value(i)),
    }),
  );
const mask = png(1, (i) => (i < 480 ? 1 : 0));
const photo = png(3, (i) => (Math.imul(i, 2654435761) >>> 13) & 255);

async function check(files: Record<string, Buffer>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', ...more]);
  return { folder, stderr, notes: stderr.split('\n').filter((line) => line.includes('how their names end')) };
}

const twice = (end: string) =>
  `note: Some images in in differ only in how their names end, such as ${end} As image-dir reads them, each is a task of its own.`;

test.each([[], ['--input-format', 'image-dir']])(
  'masks that are called as their images %s',
  async (...more) => {
    const files = { 'in/a b.jpg': jpeg, 'in/a b.png': mask, 'in/c.jpg': jpeg, 'in/c.png': mask };
    const { folder, notes } = await check(files, ...more);
    expect(notes).toHaveLength(1);
    const [start, command] = notes[0]!.split(' To have brush regions of such masks: ');
    expect(start).toBe(
      `${twice('a b.jpg and a b.png.')} a b.png has the size of a b.jpg and one channel, as masks have.`,
    );
    const [run, use] = command!.split('. Then use ');
    expect(use).toBe('--input-path in-masks --input-format mask-dir');
    execFileSync('sh', ['-c', run!], { cwd: folder });
    const args = ['convert', '--input-path', 'in-masks', '--input-format', 'mask-dir', '-l', 'auto'];
    const { stdout } = await lsimport(folder, [...args, '--to', 'tasks-1.x', '--document-root', '.']);
    const tasks: { data: { image: string }; predictions?: object[]; annotations?: object[] }[] =
      JSON.parse(stdout);
    expect(tasks.map(({ data }) => data.image.split('/').at(-1))).toEqual(['a%20b.jpg', 'c.jpg']);
    expect(JSON.stringify(tasks)).toContain('"brushlabels":["1"]');
  },
);

test('the same picture twice', async () => {
  const { folder, notes } = await check({ 'in/x/a.jpg': jpeg, 'in/x/a.png': photo, 'in/x/b.jpg': jpeg });
  expect(notes).toEqual([
    `${twice(`${join('x', 'a.jpg')} and ${join('x', 'a.png')}.`)} If they are the same picture, leave one of each out: --exclude '**/*.png'`,
  ]);
  const { stdout, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--exclude', '**/*.png']);
  expect(stdout).toContain('Checked 2 tasks');
  expect(stderr).not.toContain('how their names end');
});

test('of two endings that have other images too, none is left out', async () => {
  const { notes } = await check({ 'in/a.jpg': jpeg, 'in/a.png': photo, 'in/b.png': photo, 'in/c.jpg': jpeg });
  expect(notes).toEqual([
    `${twice('a.jpg and a.png.')} If they are the same picture, --exclude leaves one of them out.`,
  ]);
});

test.each<[string, Record<string, Buffer>, string[]]>([
  ['in other folders', { 'in/x/a.jpg': jpeg, 'in/y/a.png': photo }, []],
  ['that are not included', { 'in/a.jpg': jpeg, 'in/a.png': photo }, ['--include', '*.jpg']],
  ['with other names', { 'in/a.jpg': jpeg, 'in/a_1.png': photo }, []],
])('no word of images %s', async (_, files, more) => {
  expect((await check(files, ...more)).notes).toEqual([]);
});

test('a plain image of another size is no mask', async () => {
  const { notes } = await check({ 'in/a.jpg': jpeg, 'in/a.png': png(1, () => 0, 80) });
  expect(notes[0]).toContain('If they are the same picture');
});
