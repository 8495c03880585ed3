import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

const BOX = '0 0.5 0.5 0.1 0.1\n';
const images = (folders: readonly string[]) =>
  Object.fromEntries(
    folders.flatMap((folder) => Array.from({ length: 10 }, (_, i) => [`set/${folder}/${i}.svg`, picture])),
  );
const classes = { 'set/classes.txt': 'cat\ndog\nhot dog\n' };
const parts = {
  'set/data.yaml': 'path: ../set\ntrain: images/train\nval: images/val\nnames:\n  0: cat\n  1: dog\nnc: 2\n',
};

async function readAs(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto']);
  return /Reading set as (\S+), because/.exec(stderr)?.[1] ?? stderr;
}

// Food-101 and the data sets of Ultralytics for classification list their classes, which the folders are called as.
describe('images in folders that are called as the classes are labelled by these', () => {
  test.each([
    ['a list', classes],
    ['a list in another folder', { 'set/meta/classes.txt': 'dog\ncat\nhot dog\n' }],
    ['names by number', { 'set/data.yaml': 'path: .\nnames:\n  0: cat\n  1: dog\n  2: "hot dog"\n' }],
    [
      'names before the parts',
      { 'set/data.yaml': 'names:\n- cat\n- dog\n# all\n- hot dog\ntrain: train\nval: val\n' },
    ],
    ['names in a row', { 'set/data.yaml': "names: ['cat', 'dog', 'hot dog']\n" }],
  ])('%s', async (_, list) => {
    expect(await readAs({ ...images(['train/cat', 'train/dog', 'val/cat']), ...list })).toBe('image-dir');
  });

  test('few of them', async () => {
    const few = { 'set/cat/1.svg': picture, 'set/dog/2.svg': picture };
    expect(await readAs({ ...few, ...classes })).toBe('image-dir');
  });

  test('a class of two words', async () => {
    expect(await readAs({ ...images(['hot dog', 'cat']), ...classes })).toBe('image-dir');
  });
});

describe('images are those of YOLO', () => {
  test.each([
    ['in folders with other names', { ...images(['train', 'val']), ...classes }],
    ['in none', { ...images(['.']), ...classes }],
    ['with labels beside them', { ...images(['cat', 'dog']), ...classes, 'set/cat/1.txt': BOX }],
    // The keys of a data.yaml of Ultralytics and the folders it names are no classes.
    ['in the parts of a data.yaml', { ...images(['images/train', 'images/val']), ...parts }],
    [
      'in the parts of a data.yaml, with labels',
      { ...images(['images/train', 'images/val']), ...parts, 'set/labels/train/1.txt': BOX },
    ],
    [
      'in a part that is called as a class, with labels in another folder',
      { ...images(['images/train']), 'set/classes.txt': 'car\ntrain\n', 'set/labels/train/1.txt': BOX },
    ],
  ])('%s', async (_, files) => {
    expect(await readAs(files)).toBe('yolo');
  });
});
