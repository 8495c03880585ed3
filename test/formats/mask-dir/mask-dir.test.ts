import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodeBrush } from '../../../src/regions/brush-rle.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectRegions } from '../labelled/expect-regions.ts';

test.each(['cvat', 'gray', 'colors', 'cityscapes'])('the masks of %s are painted as numpy has them', (name) =>
  expectRegions('mask-dir', name),
);

/** A PNG of gray values, or of colors with three channels. */
const png = (width: number, data: number[], channels = 1) =>
  Buffer.from(
    encode({
      width,
      height: data.length / width / channels,
      data: Uint8Array.from(data),
      channels,
      depth: 8,
    }),
  );
const small = png(2, [0, 1, 1, 0]);
const mapped = { 'in/labelmap.txt': 'background:0,0,0::\ncat:1,1,1::\n' };
const photo = { 'in/images/a.png': small };

/** A PNG that says it is of another size than it is. */
function resized(width: number, height: number): Buffer {
  const bytes = Buffer.from(small);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

async function check(files: Record<string, string | Buffer>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, ['check', '-i', 'in', '-l', 'auto', '--json', ...more]);
  const { diagnostics, skipped, notes, format } = JSON.parse(stdout);
  return { code, diagnostics, skipped, notes, format };
}

test.each<[string, Record<string, string | Buffer>, Record<string, unknown>]>([
  [
    'a mask that is cut off',
    { 'in/masks/a.png': small.subarray(0, 45) },
    { code: 'label-file-malformed', file: 'in/masks/a.png' },
  ],
  [
    'a mask with other bytes',
    { 'in/masks/a.png': Buffer.from('GIF89a and so on, longer than a head') },
    { code: 'label-file-malformed' },
  ],
  ['a mask without bytes', { 'in/masks/a.png': '' }, { code: 'label-file-malformed' }],
  [
    'a mask that claims 4 gigapixels',
    { 'in/masks/a.png': resized(65535, 65535) },
    { code: 'label-file-malformed', message: expect.stringContaining('65535 by 65535 pixels is too large') },
  ],
  [
    'a mask as JPEG',
    { 'in/masks/a.jpg': small },
    { code: 'label-file-malformed', message: expect.stringContaining('JPEG') },
  ],
  [
    'a value that no class has',
    { ...mapped, 'in/masks/a.png': png(2, [0, 1, 7, 0]) },
    {
      code: 'class-unknown',
      message: expect.stringContaining('The class 7 is not in in/labelmap.txt'),
      file: 'in/masks/a.png',
    },
  ],
  [
    'a color that no class has',
    { ...mapped, 'in/masks/a.png': png(2, [0, 0, 0, 9, 8, 7], 3) },
    { code: 'class-unknown', message: expect.stringContaining('#090807') },
  ],
  [
    'a photo',
    {
      'in/masks/a.png': png(
        100,
        Array.from({ length: 30_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255),
        3,
      ),
    },
    { code: 'label-malformed', message: expect.stringContaining('photo') },
  ],
  [
    'a line of the list that is none',
    { ...photo, 'in/masks/a.png': small, 'in/labelmap.txt': 'background:0,0,0::\ncat:1,1::\n' },
    { code: 'label-file-malformed', file: 'in/labelmap.txt', line: 2 },
  ],
])('%s is found', async (_what, files, wanted) => {
  const { code, diagnostics } = await check({ ...photo, ...files }, '--input-format', 'mask-dir');
  expect(code).toBe(1);
  const isOwn = ({ severity, code }: Record<string, string>) => severity === 'error' && code !== 'refused';
  expect(diagnostics.filter(isOwn)).toEqual([expect.objectContaining(wanted)]);
});

// The names of Kvasir-SEG, DRIVE, Carvana and the brain MRI of LGG.
test.each([
  ['images/a.jpg', 'masks/a.jpg'],
  ['training/images/21_training.tif', 'training/mask/21_training_mask.gif'],
  ['train/a_01.jpg', 'train_masks/a_01_mask.gif'],
  ['b/b_1.tif', 'b/b_1_mask.tif'],
])('the mask of %s is refused by name: %s', async (image, mask) => {
  const { code, diagnostics, notes } = await check({ [`in/${image}`]: small, [`in/${mask}`]: small });
  expect(code).toBe(1);
  expect(notes.join()).toContain('Reading in as mask-dir');
  const problem = diagnostics.find(({ code }: { code: string }) => code === 'label-file-malformed');
  expect(problem).toMatchObject({
    file: `in/${mask}`,
    message: expect.stringContaining('convert it to PNG'),
  });
});

test.each([
  ['in/gt/a.jpg', 'in/images/a.jpg'],
  ['in/with_mask/1.jpg', 'in/without_mask/1.jpg'],
])('photos are no masks: %s, %s', async (...names) => {
  const { format } = await check(Object.fromEntries(names.map((name) => [name, small])));
  expect(format).toBe('image-dir');
});

test('the classes of Roboflow have their names', async () => {
  const { diagnostics, notes } = await check({
    'in/train/a.png': photo['in/images/a.png'],
    'in/train/a_mask.png': png(2, [0, 1, 2, 0]),
    'in/train/_classes.csv': 'Pixel Value, Class\n0, background\n1, cat\n',
  });
  expect(diagnostics.find(({ code }: { code: string }) => code === 'class-unknown')).toMatchObject({
    message: expect.stringContaining('The class 2 is not in in/train/_classes.csv'),
  });
  expect(notes.join()).toContain('mask-dir');
});

test('a mask of objects that has another size is found', async () => {
  const { code, diagnostics } = await check({
    'in/JPEGImages/a.png': small,
    'in/SegmentationClass/a.png': small,
    'in/SegmentationObject/a.png': png(3, [0, 1, 1, 0, 0, 0]),
  });
  expect(code).toBe(1);
  expect(diagnostics[0]).toMatchObject({ code: 'label-file-malformed', file: 'in/SegmentationObject/a.png' });
});

test('a mask without its image and one of another size are said', async () => {
  const { code, diagnostics } = await check({
    ...photo,
    'in/images/b.png': png(4, new Array(16).fill(0)),
    'in/masks/b.png': small,
    'in/masks/c.png': small,
  });
  expect(code).toBe(0);
  expect(diagnostics.map(({ code, file }: { code: string; file: string }) => [code, file])).toEqual([
    ['image-size-differs', 'in/masks/b.png'],
    ['image-missing', 'in/masks/c.png'],
  ]);
});

// RLE2Region in the editor of 1.23.2 paints the pixels of a mask over those of the image, one by one.
test('a mask of half the size of its image is scaled to it', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/images/b.png': png(4, new Array(8).fill(0)),
    'in/masks/b.png': png(2, [1, 0]),
  });
  const { stdout } = await lsimport(folder, [
    'convert',
    'in',
    '-l',
    'auto',
    '--links',
    'https://example.org/',
    '--to',
    'tasks-1.x',
    '-o',
    '-',
  ]);
  const [{ annotations }] = JSON.parse(stdout);
  const [{ original_width, original_height, value }] = annotations[0].result;
  expect([original_width, original_height]).toEqual([4, 2]);
  const pixels = Uint8Array.of(1, 1, 0, 0, 1, 1, 0, 0);
  expect(value.rle).toEqual(encodeBrush({ width: 4, height: 2, pixels }));
});

test.each([
  ['images/a.jpg', 'masks/a.png'],
  ['images/train/a.jpg', 'masks/train/a_mask.png'],
  ['train/images/a.png', 'train/masks/a.png'],
  ['train/a.png', 'train_labels/a_L.png'],
  ['train/a.png', 'trainannot/a.png'],
  ['img_dir/val/a.jpg', 'ann_dir/val/a.png'],
  ['a.jpg', 'a_mask.png'],
  ['JPEGImages/a.jpg', 'SegmentationClass/a.png'],
  // ImageSegmentationDirectory of FiftyOne.
  ['data/a.jpg', 'labels/a.png'],
  ['imgsFine/leftImg8bit/default/a_leftImg8bit.png', 'gtFine/default/a_gtFine_labelIds.png'],
])('masks are known by their names: %s and %s', async (image, mask) => {
  const { code, format, diagnostics, skipped } = await check({
    [`in/${image}`]: small,
    [`in/${mask}`]: small,
  });
  expect({ code, format, diagnostics, skipped }).toEqual({
    code: 0,
    format: 'mask-dir',
    diagnostics: [],
    skipped: {},
  });
});

// labelme2voc.py writes these folders.
test('images with masks drawn over them are no images without a mask', async () => {
  const { format, skipped } = await check({
    'in/JPEGImages/a.jpg': small,
    'in/SegmentationClass/a.png': small,
    'in/SegmentationClassVisualization/a.jpg': small,
  });
  expect({ format, skipped }).toEqual({ format: 'mask-dir', skipped: {} });
});

test.each([
  ['photos of labels', { 'in/labels/a.png': small, 'in/b.png': small }],
  ['a folder called mask', { 'in/mask/a.png': small }],
])('%s are no masks', async (_what, files) => {
  expect((await check(files)).format).toBe('image-dir');
});

test('-l auto writes the classes in the order of their list, and 1.x would take the tasks', async () => {
  const folder = temporaryFolder();
  cpSync(fixture('mask-dir/gray/input'), join(folder, 'in'), { recursive: true });
  const options = ['-l', 'auto', '--labels-as', 'predictions', '--document-root', '.', '-o', 'tasks.json'];
  const made = await lsimport(folder, [
    'convert',
    'in',
    ...options,
    '--to',
    'tasks-1.x',
    '--write-config',
    'c.xml',
    '--json',
  ]);
  expect(JSON.parse(made.stdout).diagnostics).toEqual([]);
  const config = readFileSync(join(folder, 'c.xml'), 'utf8');
  expect([...config.matchAll(/<Label value="(\w+)"/g)].map(([, label]) => label)).toEqual(['road', 'car']);
  const { code } = await lsimport(folder, ['check', 'tasks.json', '-l', 'c.xml', '--server', '1.x']);
  expect(code).toBe(0);
});

test('a mask of one thing gets the label of a label config that has one; without a list, the values are the labels', async () => {
  const folder = temporaryFolder();
  const white = png(2, [0, 255, 255, 0]);
  const config =
    '<View><Image name="i" value="$image"/><BrushLabels name="b" toName="i"><Label value="lung"/></BrushLabels></View>';
  writeFiles(folder, { 'in/images/a.png': white, 'in/masks/a.png': white, 'c.xml': config });
  const labelsWith = async (use: string) => {
    await lsimport(folder, ['convert', 'in', '-l', use, '-o', 't.json', '--force']);
    const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
    return task.completions[0].result.map(
      ({ value }: { value: { brushlabels: string[] } }) => value.brushlabels,
    );
  };
  expect(await labelsWith('c.xml')).toEqual([['lung']]);
  expect(await labelsWith('auto')).toEqual([['255']]);
});

test('an interlaced mask of few bits is refused rather than misread', async () => {
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 1, 0, 0, 0, 1]);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const bytes = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const { diagnostics } = await check({ ...photo, 'in/masks/a.png': bytes }, '--input-format', 'mask-dir');
  expect(diagnostics[0].message).toContain('interlaced');
});

test.skipIf(process.platform === 'win32')(
  'a link that leads round in a circle has no list of classes',
  async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...mapped, ...photo, 'in/masks/a.png': small });
    symlinkSync('loop', join(folder, 'in/loop'));
    const args = ['check', 'in', '--input-format', 'mask-dir', '-l', 'auto'];
    expect(await lsimport(folder, args)).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining('bug'),
    });
  },
);

test('with --masks-as polygons each piece is a polygon, here and in COCO', async () => {
  const folder = temporaryFolder();
  const mask = png(4, [1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  const coco = {
    images: [{ id: 1, file_name: 'a.png', width: 4, height: 4 }],
    categories: [{ id: 1, name: 'cat' }],
    annotations: [
      // Column by column: two pixels of each of the first two, one of the last.
      { id: 1, image_id: 1, category_id: 1, segmentation: { size: [4, 4], counts: [0, 2, 2, 2, 7, 1, 2] } },
    ],
  };
  writeFiles(folder, {
    'in/masks/a.png': mask,
    'in/images/a.png': mask,
    'in/labelmap.txt': mapped['in/labelmap.txt'],
    'coco/a.png': mask,
    'coco/a.json': JSON.stringify(coco),
  });
  for (const input of ['in', 'coco']) {
    const { stdout } = await lsimport(folder, [
      ...['convert', '-i', input, '-l', 'auto', '--masks-as', 'polygons'],
      ...['--to', 'tasks-1.x', '--document-root', '.', '--quiet'],
    ]);
    const [task] = JSON.parse(stdout);
    const values = task.annotations[0].result.map(({ value }: { value: unknown }) => value);
    expect(values).toEqual([
      {
        points: [
          [0, 0],
          [50, 0],
          [50, 50],
          [0, 50],
        ],
        polygonlabels: ['cat'],
      },
      {
        points: [
          [75, 25],
          [100, 25],
          [100, 50],
          [75, 50],
        ],
        polygonlabels: ['cat'],
      },
    ]);
  }
});

test('classes of one color or one name are told', async () => {
  const list = 'background:0,0,0::\ncat:1,1,1::\ndog:1,1,1::\ncat:2,2,2::\n';
  const { code, diagnostics } = await check({
    ...photo,
    'in/masks/a.png': small,
    'in/labelmap.txt': list,
  });
  expect(code).toBe(0);
  expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual([
    'The classes 1, 3 are all called "cat", so that their labels become one.',
    '#010101 is the color of "cat" and of "dog"; "dog" was used.',
  ]);
});

test.each([
  ['other names', { 'in/classes.txt': 'background\ndog\n' }, 'in/classes.txt'],
  ['the same names', { 'in/classes.txt': 'background\ncat\n' }, undefined],
  ['the same names without the background', { 'in/classes.txt': 'cat\n' }, undefined],
  ['other colors', { 'in/label_colors.txt': '0 0 0 background\n2 2 2 cat\n' }, 'in/label_colors.txt'],
  ['the same colors', { 'in/label_colors.txt': '1 1 1 cat\n0 0 0 background\n' }, undefined],
])('a second list with %s', async (_, more, other) => {
  const files = { ...photo, 'in/masks/a.png': small, ...mapped, ...more };
  const { code, diagnostics } = await check(files, '--input-format', 'mask-dir');
  expect(code).toBe(0);
  const wanted = `in/labelmap.txt and ${other} list different classes; in/labelmap.txt was used.`;
  expect(diagnostics.map(({ message }: { message: string }) => message)).toEqual(other ? [wanted] : []);
});

test('lists of the parts of a dataset that differ are told', async () => {
  const list = (name: string) => `Pixel Value, Class\n0, background\n1, ${name}\n`;
  const files = {
    'in/train/a.jpg': small,
    'in/train/a_mask.png': small,
    'in/train/_classes.csv': list('cat'),
    'in/valid/b.jpg': small,
    'in/valid/b_mask.png': small,
    'in/valid/_classes.csv': list('dog'),
  };
  const { diagnostics } = await check(files);
  expect(diagnostics.map(({ message }: { message: string }) => message)).toContain(
    'in/train/_classes.csv and in/valid/_classes.csv list different classes; in/train/_classes.csv was used.',
  );
});

/** The regions of a folder as polygons, in percent of a picture of 4 by 4 pixels. */
async function polygonsOf(files: Record<string, Buffer>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['convert', 'in', '-l', 'auto', '--masks-as', 'polygons', '-o', 't.json', '--json'];
  const { stdout } = await lsimport(folder, [...args, '--labels-as', 'predictions']);
  const { format, diagnostics, skipped } = JSON.parse(stdout);
  expect(diagnostics.filter(({ code }: { code: string }) => code !== 'link-unserved')).toEqual([]);
  const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  type Region = { value: { points: number[][]; polygonlabels: string[] } };
  return {
    format,
    skipped,
    tasks: tasks.map(
      ({ data, predictions }: { data: { image: string }; predictions: { result: Region[] }[] }) => ({
        image: /[^/]+\.png/.exec(data.image)?.[0],
        regions: predictions[0]!.result.map(({ value }) => [
          value.polygonlabels[0],
          value.points.map((point) => point.join(' ')).sort(),
        ]),
      }),
    ),
  };
}

const blank = png(4, new Array(16).fill(0));
const square = ['0 0', '0 50', '50 0', '50 50'];

test('each mask of the Data Science Bowl 2018 is one object of its image', async () => {
  const { format, skipped, tasks } = await polygonsOf({
    'in/c1/images/c1.png': blank,
    'in/c1/masks/07a9.png': png(4, [255, 255, 0, 0, 255, 255, 0, 0, ...new Array(8).fill(0)]),
    'in/c1/masks/9f3b.png': png(4, [...new Array(10).fill(0), 255, 255, 0, 0, 255, 255]),
    'in/c2/images/c2.png': blank,
    'in/c2/masks/11aa.png': png(4, [255, 255, 0, 0, 255, 255, 0, 0, ...new Array(8).fill(0)]),
    'in/c3/images/c3.png': blank,
  });
  expect(format).toBe('mask-dir');
  expect(skipped).toEqual({ 'images without a mask': 1 });
  expect(tasks).toEqual([
    {
      image: 'c1.png',
      regions: [
        ['object', square],
        ['object', ['100 100', '100 50', '50 100', '50 50']],
      ],
    },
    { image: 'c2.png', regions: [['object', square]] },
  ]);
});

test('an object whose edges have other values is one region', async () => {
  const { tasks } = await polygonsOf({
    'in/c1/images/c1.png': blank,
    'in/c1/masks/07a9.png': png(4, [253, 254, 0, 0, 255, 255, 0, 0, ...new Array(8).fill(0)]),
  });
  expect(tasks).toEqual([{ image: 'c1.png', regions: [['object', square]] }]);
});

const inCorner = png(4, [7, 7, 0, 0, 7, 7, 0, 0, ...new Array(8).fill(0)]);
const inOther = png(4, [...new Array(10).fill(0), 7, 7, 0, 0, 7, 7]);
const otherSquare = ['100 100', '100 50', '50 100', '50 50'];

// A folder for each class; masks with numbers; those of BUSI, where the first has none; a folder for each image; classes behind the name of the image.
test.each([
  ['images/a.png', 'masks/cat/a.png', 'masks/dog/a.png', 'cat', 'dog'],
  ['images/train/a.png', 'masks/train/cat/a.png', 'masks/train/dog/a_1.png', 'cat', 'dog'],
  ['images/a.png', 'masks/a_0.png', 'masks/a_1.png', '7', '7'],
  ['images/a.png', 'masks/a_mask_1.png', 'masks/a_mask_2.png', '7', '7'],
  ['images/a.png', 'masks/a.png', 'masks/a_1.png', '7', '7'],
  ['a.png', 'a_mask.png', 'a_mask_1.png', '7', '7'],
  ['images/a.png', 'masks/a/0.png', 'masks/a/1.png', '7', '7'],
  ['images/a.png', 'masks/a/cat.png', 'masks/a/dog_1.png', 'cat', 'dog'],
  ['images/a.png', 'masks/a_cat.png', 'masks/a_wild_dog_1.png', 'cat', 'wild_dog'],
  ['images/a.png', 'masks/a_cat.png', 'masks/a_hot-dog.png', 'cat', 'hot-dog'],
  ['train/a.png', 'train_masks/a.cat.png', 'train_masks/a.dog.png', 'cat', 'dog'],
])('several masks of %s are one task: %s, %s', async (image, one, other, label, otherLabel) => {
  const { format, skipped, tasks } = await polygonsOf({
    [`in/${image}`]: blank,
    [`in/${one}`]: inCorner,
    [`in/${other}`]: inOther,
    [`in/${image.replace('a.png', 'b.png')}`]: blank,
  });
  expect(format).toBe('mask-dir');
  expect(skipped).toEqual({ 'images without a mask': 1 });
  const regions = [
    [label, square],
    [otherLabel, otherSquare],
  ];
  expect(tasks).toEqual([{ image: 'a.png', regions }]);
});

test('folders of the parts of a data set are no classes, and images with numbers have masks of their own', async () => {
  const parts = await polygonsOf({ 'in/images/a.png': blank, 'in/masks/train/a.png': inCorner });
  expect(parts.tasks).toEqual([{ image: 'a.png', regions: [['7', square]] }]);
  const numbered = await polygonsOf({
    'in/images/a.png': blank,
    'in/images/a_1.png': blank,
    'in/masks/a.png': inCorner,
    'in/masks/a_1.png': inOther,
  });
  expect(numbered.tasks.map(({ image }: { image: string }) => image)).toEqual(['a.png', 'a_1.png']);
});

// As Datumaro writes them for classes without colors; #800000 is the second color of Pascal VOC, #008000 the third.
test.each([
  ['labelmap.txt', '# label:color_rgb:parts:actions\nbackground:::\ncar:::\ntruck:::\n'],
  ['label_colors.txt', ' car\n truck\n'],
])('the classes of a %s without colors have those of Pascal VOC', async (name, list) => {
  const [car, truck, nothing] = [
    [128, 0, 0],
    [0, 128, 0],
    [0, 0, 0],
  ];
  const above = [car, car, nothing, nothing];
  const below = [nothing, nothing, truck, truck];
  const { tasks } = await polygonsOf({
    'in/images/a.png': blank,
    'in/masks/a.png': png(4, [above, above, below, below].flat(2) as number[], 3),
    [`in/${name}`]: Buffer.from(list),
  });
  expect(tasks[0].regions.map(([label]: [string]) => label)).toEqual(['car', 'truck']);
});

const twoValues = png(4, [1, 1, 2, 2, 1, 1, 2, 2, ...new Array(8).fill(0)]);
const right = ['100 0', '100 50', '50 0', '50 50'];
const animals = Buffer.from('bg\ncat\ndog\n');

test.each([
  ['of any name', 'masks/fold1/a.png'],
  ['with another name', 'masks/mine/a.png'],
])('with a list of classes, masks in a folder %s show what their values say', async (_, mask) => {
  const { tasks } = await polygonsOf({
    'in/images/a.png': blank,
    [`in/${mask}`]: twoValues,
    'in/classes.txt': animals,
  });
  const regions = [
    ['cat', square],
    ['dog', right],
  ];
  expect(tasks).toEqual([{ image: 'a.png', regions }]);
});

test('folders that the list of classes names are classes, whatever the value in their masks is', async () => {
  const { tasks } = await polygonsOf({
    'in/images/a.png': blank,
    'in/masks/cat/a.png': inCorner,
    'in/masks/dog/a.png': inOther,
    'in/classes.txt': animals,
  });
  const regions = [
    ['cat', square],
    ['dog', otherSquare],
  ];
  expect(tasks).toEqual([{ image: 'a.png', regions }]);
});

test('folders for batches are no classes', async () => {
  const { tasks } = await polygonsOf({ 'in/images/a.png': blank, 'in/masks/batch1/a.png': inCorner });
  expect(tasks).toEqual([{ image: 'a.png', regions: [['7', square]] }]);
});

test('the names of folders that became classes are told', async () => {
  const files = { ...photo, 'in/masks/cat/a.png': small, 'in/masks/dog/a.png': small };
  const { code, notes } = await check(files);
  expect(code).toBe(0);
  expect(notes).toContain(
    'The masks in in have one value each, so their labels are the names of their folders or files: "cat", "dog".',
  );
});

// The masks of several people are not one answer together, and a folder of masks with several values says no class.
test.each([
  ['called after two experts', { 'in/masks/a_expert1.png': small, 'in/masks/a_expert2.png': small }, []],
  ['of two experts', { 'in/masks/expert_1/a.png': small, 'in/masks/expert_2/a.png': small }, []],
  ['of two folders with a list', { 'in/masks/x/a.png': small, 'in/masks/y/a.png': small }, ['bg', 'cat']],
  ['with several values and no list', { 'in/masks/x/a.png': png(2, [0, 1, 2, 0]) }, []],
])(
  'masks %s do not get the names of their folders, and that their image is missing is told',
  async (...args) => {
    const [, masks, list] = args;
    const files = list.length > 0 ? { 'in/classes.txt': list.join('\n') } : {};
    const { diagnostics, notes } = await check(
      { ...photo, ...masks, ...files },
      '--input-format',
      'mask-dir',
    );
    expect(diagnostics.map(({ code, file }: { code: string; file: string }) => [code, file])).toEqual(
      Object.keys(masks).map((file) => ['image-missing', file]),
    );
    expect(notes.join()).not.toContain('names of their folders');
  },
);

test('of several masks of an image one of another size is an error', async () => {
  const files = { ...photo, 'in/masks/a_0.png': small, 'in/masks/a_1.png': blank };
  const { code, diagnostics } = await check(files);
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ code: 'label-file-malformed', file: 'in/masks/a_1.png' }]);
});

test('of trimaps of the Oxford-IIIT Pet data set 1 is the animal, 2 the background and 3 neither', async () => {
  const { format, skipped, tasks } = await polygonsOf({
    'in/images/pug_1.png': blank,
    'in/annotations/trimaps/pug_1.png': png(4, [1, 1, 3, 2, 1, 1, 3, 2, 3, 3, 3, 2, 2, 2, 2, 2]),
  });
  expect(format).toBe('mask-dir');
  expect(skipped).toEqual({ 'void areas of masks': 1 });
  expect(tasks).toEqual([{ image: 'pug_1.png', regions: [['foreground', square]] }]);
});

test.each([
  ['names by values', '{"0": "background", "1": "cat"}'],
  ['values by names', '{"background": 0, "cat": 1}'],
  ['names in their order', '["background", "cat"]'],
  ['objects with values', '[{"id": 1, "name": "cat"}]'],
  ['objects in "classes"', '{"classes": [{"title": "background"}, {"title": "cat"}]}'],
  ['a value before an id', '[{"id": 1, "value": 2, "name": "dog"}, {"id": 2, "value": 1, "name": "cat"}]'],
  ['a class that no pixel has', '[{"id": -1, "name": "plate"}, {"id": 1, "name": "cat"}]'],
  ['labels of CVAT', '[{"name": "cat", "id": 123456, "color": "#ff0000", "attributes": []}]'],
  ['objects with colors', '[{"name": "bg", "color": "#000000"}, {"name": "cat", "color": "#010101"}]'],
])('a list of classes in JSON: %s', async (_, list) => {
  const folder = temporaryFolder();
  writeFiles(folder, { ...photo, 'in/masks/a.png': small, 'in/classes.json': list });
  const args = ['--input-format', 'mask-dir', '-l', 'auto', '--links', 'https://a.org/', '-o', '-'];
  const { code, stdout, stderr } = await lsimport(folder, ['convert', 'in', ...args]);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('"brushlabels": ["cat"]'.replace(': [', ':['));
});

test('of a list that names only 255, the label config and the regions have that class alone', async () => {
  const folder = temporaryFolder();
  const white = png(2, [0, 255, 255, 0]);
  writeFiles(folder, { ...photo, 'in/masks/a.png': white, 'in/classes.json': '{"255": "cell"}' });
  const args = ['--input-format', 'mask-dir', '-l', 'auto', '-o', 't.json', '--write-config', 'c.xml'];
  const { code, stderr } = await lsimport(folder, ['convert', 'in', ...args]);
  expect(code, stderr).toBe(0);
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  expect(task.completions[0].result).toMatchObject([{ value: { brushlabels: ['cell'] } }]);
  const config = readFileSync(join(folder, 'c.xml'), 'utf8');
  expect([...config.matchAll(/<Label value="(\w+)"/g)].map(([, label]) => label)).toEqual(['cell']);
});

const white = png(2, [0, 255, 255, 0]);

test('masks of nothing but 0 and 255 are an error where the list has no 255', async () => {
  const files = { ...photo, 'in/masks/a.png': white, 'in/classes.txt': 'background\ncell\n' };
  const { code, diagnostics } = await check(files);
  expect(code).toBe(1);
  const message = 'The value 255 of this mask has no name: it is not in in/classes.txt, which ends at 1.';
  expect(diagnostics).toMatchObject([
    { code: 'no-label-left' },
    { code: 'mask-value-unnamed', message, file: 'in/masks/a.png' },
  ]);
  const more = { 'in/images/b.png': small, 'in/masks/b.png': png(2, [0, 255, 1, 0]) };
  expect(await check({ ...files, ...more })).toMatchObject({
    code: 0,
    diagnostics: [{ code: 'no-label-left', file: 'in/masks/a.png' }],
    skipped: { 'void areas of masks': 2 },
  });
});

test('of a value that is no label of the label config, it is said how to name it', async () => {
  const labels = '<Label value="cell"/><Label value="nucleus"/>';
  const config = `<View><Image name="i" value="$image"/><BrushLabels name="b" toName="i">${labels}</BrushLabels></View>`;
  const folder = temporaryFolder();
  writeFiles(folder, { ...photo, 'in/masks/a.png': white, 'c.xml': config });
  const { code, stdout } = await lsimport(folder, ['check', 'in', '-l', 'c.xml', '--json']);
  expect(code).toBe(1);
  const message =
    'The value 255 of this mask has no name: it is not in the label config, which has "cell", "nucleus".';
  const { diagnostics } = JSON.parse(stdout);
  const isOwn = ({ severity }: { severity: string }) => severity === 'error';
  expect(diagnostics.filter(isOwn)).toMatchObject([{ code: 'mask-value-unnamed', message }]);
});

test('a value between those of a list in JSON is not in the list', async () => {
  const masks = { ...photo, 'in/masks/a.png': png(2, [0, 1, 2, 3]) };
  const { code, diagnostics } = await check({ ...masks, 'in/classes.json': '{"1": "car", "3": "bus"}' });
  expect(code).toBe(1);
  const message = 'The class 2 is not in in/classes.json, so the label has no name.';
  expect(diagnostics).toMatchObject([{ code: 'class-unknown', message, file: 'in/masks/a.png' }]);
});

test('a list of classes that is not JSON is an error', async () => {
  const files = { ...photo, 'in/masks/a.png': small, 'in/classes.json': '[' };
  const { code, diagnostics } = await check(files, '--input-format', 'mask-dir');
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ code: 'label-file-malformed', file: 'in/classes.json' }]);
});

test.each(['{"a": "b"}', '[1]', '{}', '[{"image": "a.png", "tags": ["x"]}]'])(
  '%s is no list of classes: it is counted, and the next list is read',
  async (list) => {
    const files = { ...photo, 'in/masks/a.png': small, 'in/classes.json': list };
    const alone = await check(files, '--input-format', 'mask-dir');
    const skipped = { 'JSON files without classes': 1 };
    expect(alone).toMatchObject({ code: 0, diagnostics: [], skipped });
    const beside = await check({ ...files, 'in/labels.json': '["bg"]' }, '--input-format', 'mask-dir');
    expect(beside).toMatchObject({ code: 1, diagnostics: [{ code: 'class-unknown' }], skipped });
  },
);

test('a value with two names in JSON gets the first, which is said', async () => {
  const list = '{"background": 0, "car": 1, "bus": 1}';
  const { code, diagnostics } = await check({ ...photo, 'in/masks/a.png': small, 'in/classes.json': list });
  expect(code).toBe(0);
  const message = 'The class 1 is called "car" and "bus"; "car" was used.';
  expect(diagnostics).toMatchObject([{ code: 'class-named-twice', message, file: 'in/classes.json' }]);
});
