import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const box = '0 0.5 0.5 0.1 0.1\n';
const classes = { 'set/classes.txt': 'cat\ndog\n' };

async function labelsOf(files: Record<string, string>) {
  const { tasks, codes, outcome } = await regionsOf(
    { ...classes, ...files },
    'set',
    '--input-format',
    'yolo',
  );
  const counts = tasks.map(({ data, regions }) => [data.image!.split('/').at(-1), regions?.length ?? 0]);
  return { labels: Object.fromEntries(counts) as Record<string, number>, codes, skipped: outcome.skipped };
}

// img2label_paths of Ultralytics puts .txt in the place of any ending of an image.
test('two images with one label file both have its labels, which is said', async () => {
  const files = { 'set/a.svg': picture, 'set/a.webp': picture, 'set/a.txt': box };
  const { labels, codes, skipped } = await labelsOf(files);
  expect(labels).toEqual({ 'a.svg': 1, 'a.webp': 1 });
  expect(codes.filter((code) => code !== 'image-not-measured')).toEqual(['label-file-shared']);
  expect(skipped).toEqual({});
});

test.each([
  ['IMG_1.SVG', 'img_1.txt'],
  ['img_1.svg', 'IMG_1.TXT'],
  ['caf\u00e9.svg', 'cafe\u0301.txt'],
])('the labels of %s may be in %s, with a warning', async (image, file) => {
  for (const [images, labels] of [
    ['', ''],
    ['images/train/', 'labels/train/'],
  ]) {
    const found = await labelsOf({ [`set/${images}${image}`]: picture, [`set/${labels}${file}`]: box });
    expect(Object.values(found.labels)).toEqual([1]);
    expect({ codes: found.codes, skipped: found.skipped }).toEqual({ codes: ['name-differs'], skipped: {} });
  }
});

test.each([
  [
    'an image has the exact name',
    { 'set/a.svg': picture, 'set/A.svg': picture, 'set/a.txt': box, 'set/A.txt': '' },
    1,
  ],
  ['two images could be meant', { 'set/aB.svg': picture, 'set/Ab.svg': picture, 'set/ab.txt': box }, 0],
  ['two files could be meant', { 'set/aB.svg': picture, 'set/ab.txt': box, 'set/Ab.txt': box }, 0],
])('names that differ in case are told apart where %s', async (_, files, regions) => {
  const { labels, codes } = await labelsOf(files);
  expect(Object.values(labels).reduce((sum, count) => sum + count)).toBe(regions);
  expect(codes).not.toContain('name-differs');
  expect(codes.includes('label-without-image')).toBe(regions === 0);
});

test('links of images and of labels that lead out are one finding', async () => {
  const folder = temporaryFolder();
  const out = { 'out/a.svg': picture, 'out/a.txt': box, 'out/b.txt': box, 'set/classes.txt': 'cat\n' };
  writeFiles(folder, { ...out, 'set/images/own.svg': picture, 'set/labels/own.txt': box });
  symlinkSync('../../out/a.svg', join(folder, 'set/images/a.svg'));
  symlinkSync('../../out/a.txt', join(folder, 'set/labels/a.txt'));
  const args = ['check', 'set', '-l', 'auto', '--input-format', 'yolo', '--json'];
  const { diagnostics } = JSON.parse((await lsimport(folder, args)).stdout);
  expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual([
    '2 files are symbolic links to files outside the input folder, such as set/images/a.svg; those files were imported.',
  ]);
});

test('links of labels alone that lead out are one finding', async () => {
  const folder = temporaryFolder();
  const out = { 'out/a.txt': box, 'set/classes.txt': 'cat\n', 'set/images/a.svg': picture };
  writeFiles(folder, { ...out, 'set/labels/own.txt': box, 'set/images/own.svg': picture });
  symlinkSync('../../out/a.txt', join(folder, 'set/labels/a.txt'));
  const args = ['check', 'set', '-l', 'auto', '--input-format', 'yolo', '--json'];
  const { diagnostics } = JSON.parse((await lsimport(folder, args)).stdout);
  expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(['link-leads-out']);
});
