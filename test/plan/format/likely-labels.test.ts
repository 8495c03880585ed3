import { expect, test } from 'vitest';
import { picture } from '../../formats/labelled/regions-of.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function helpFor(files: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`set/${name}`, text])));
  const { code, stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: The format of set is ambiguous/);
  return stderr.split('\n')[1]!;
}

const json = (value: unknown) => JSON.stringify(value);
const image = { 'images/a_1.svg': picture, 'images/a_2.svg': picture };
const frames = { 'frames/clip1/00001.svg': picture, 'frames/clip2/00001.svg': picture };
const video = { 'videos/v_1.mp4': 'ftyp', 'videos/v_2.mp4': 'ftyp' };
const sound = { 's_1.wav': 'RIFF', 's_2.wav': 'RIFF' };

const boxes =
  'may have labels of the images, which neither reads as labels. Convert them to COCO, YOLO or Pascal VOC first.';
const classes =
  'may have labels of the images, which neither reads as labels. Write them into a CSV file with the name of an image and its label in each row, and use --choices-column.';
const segments =
  'may have labels of the videos, which neither reads as labels. Convert them to CVAT for video or VIA 3 first.';
const events =
  'may have labels of the sounds, which neither reads as labels. Write them into a CSV file with the columns "file", "start", "end" and "label", for audio-csv.';

test.each([
  [
    'objects with boxes of each frame',
    {
      ...image,
      'labels/00001.json': json({ frame: 1, objects: [{ id: 1, cls: 'car', bbox: [2, 1, 6, 3] }] }),
    },
    'labels/00001.json',
    boxes,
  ],
  [
    'polygons',
    {
      ...image,
      'all.json': json([
        {
          polygon: [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          kind: 'roof',
        },
      ]),
    },
    'all.json',
    boxes,
  ],
  [
    'a label with a start and an end, by the folder of the frames',
    { ...frames, 'labels.json': json({ clip1: { label: 'run', start: 1, end: 4 } }) },
    'labels.json',
    classes,
  ],
  [
    'a class of an image of that name',
    { ...image, 'meta/a_1.json': json({ class: 'cat' }) },
    'meta/a_1.json',
    classes,
  ],
  [
    'labels by the names of images',
    {
      ...image,
      'l.json': json([
        { id: 'a_1', label: 'cat' },
        { id: 'a_2', label: 'dog' },
      ]),
    },
    'l.json',
    classes,
  ],
  [
    'events in videos',
    { ...video, 'm/l.json': json({ url: '', annotations: [{ gameTime: '1 - 00:15', event: 'Goal' }] }) },
    'm/l.json',
    segments,
  ],
  [
    'events in sounds',
    { ...sound, 'l.json': json([{ label: 'dog', onset: 0.5, offset: 1 }]) },
    'l.json',
    events,
  ],
  ['rows of boxes', { ...image, 'l.txt': '1 car 20 10 60 30\n2 car 100 10 120 30\n' }, 'l.txt', boxes],
  [
    'rows with a header',
    { ...image, 'l.txt': 'name x y w h\ncar,2,1,6,3\ncar,1,1,2,2\nbus,1,1,2,2\nbus,1,1,2,4\n' },
    'l.txt',
    boxes,
  ],
  ['rows of starts and ends', { ...video, 'l.txt': 'Diving 0.2 1.6\nJump  2.0 3.1\n' }, 'l.txt', segments],
  [
    'a label for each image, in their order',
    { ...image, ...frames, 'l.txt': 'cat\ndog\ncat\ndog\n' },
    'l.txt',
    classes,
  ],
  [
    'a label for each frame',
    { ...video, 'gt/1.txt': `${'SIL\n'.repeat(8)}${'take_bowl\n'.repeat(9)}` },
    'gt/1.txt',
    segments,
  ],
])('%s may be labels', async (_, files, file, says) => {
  expect(await helpFor(files)).toContain(`. set/${file} ${says}`);
});

test('data of each image, which are no labels by their words', async () => {
  const help = await helpFor({
    ...image,
    'images/a_1.json': json({ title: 'A', seed: 7 }),
    'images/a_2.json': '{}',
  });
  expect(help).toContain(
    '. Files such as set/images/a_1.json are named like images, and neither reads them as data of these.',
  );
  expect(help).not.toContain('labels');
});

test('a list that names the images of each class', async () => {
  const help = await helpFor({ ...image, 'train.json': json({ cat: ['images/a_1'], dog: ['images/a_2'] }) });
  expect(help).toContain(
    '. set/train.json names images, such as images/a_1, and neither reads what it says of them.',
  );
});

test('what is excluded is not spoken of', async () => {
  const folder = temporaryFolder();
  const files = { 'a.json': json([{ bbox: [1, 2, 3, 4] }]), 'b.json': json({ title: 'A' }) };
  writeFiles(
    folder,
    Object.fromEntries(Object.entries({ ...image, ...files }).map(([name, text]) => [`set/${name}`, text])),
  );
  const { stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto', '--exclude', 'a.json']);
  expect(stderr).toMatch(/^error: The format of set is ambiguous/);
  expect(stderr).not.toContain('labels');
});

test('of three formats', async () => {
  const help = await helpFor({
    ...image,
    'l.json': json([{ bbox: [1, 2, 3, 4] }]),
    'n.txt': 'A walk in the park.\n',
  });
  expect(help).toContain('set/l.json may have labels of the images, which none of these reads as labels.');
});

test.each([
  ['prose', { ...image, 'l.txt': 'A walk in the park.\nWe saw 2 dogs and 3 cats.\n' }],
  ['a list of names', { ...image, 'l.txt': 'Ada\nBob\nEve\n' }],
  ['years', { ...image, 'l.txt': 'Apollo 11 1969\n' }],
  ['a chat', { ...image, 'l.txt': '12:30 Ada: Hi\n12:31 Bob: 2 of us, 3 of you\n' }],
  ['a recipe', { ...image, 'l.txt': '200 g flour\n2 eggs\n1 l milk\n' }],
  ['classes by number', { ...image, 'l.txt': '0 cat\n1 dog\n' }],
  ['products', { ...image, 'p.json': json([{ name: 'Lamp', category: 'home', tags: ['new'], price: 12 }]) }],
  ['settings', { ...image, 'p.json': json({ label: 'Save', width: 20, position: 'left' }) }],
  [
    'a package',
    { ...image, 'p.json': json({ name: 'a', version: '1.0.0', files: ['src'], keywords: ['x'] }) },
  ],
  [
    'an album',
    { ...sound, 'p.json': json({ artist: 'Ada', label: 'Sony', tracks: [{ title: 'A', length: 3 }] }) },
  ],
  ['a menu', { ...image, 'p.json': json({ home: 'Home', about: { label: 'About us' } }) }],
])('%s beside media is not called labels', async (_, files) => {
  expect(await helpFor(files)).not.toMatch(/labels|named like|names images/);
});
