import { execFileSync } from 'node:child_process';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectRegions } from '../labelled/expect-regions.ts';

test('polygons, boxes, circles and points are where they were drawn', () =>
  expectRegions('labelme', 'basic'));

const config =
  '<View><Image name="i" value="$image"/><PolygonLabels name="p" toName="i"><Label value="cat"/></PolygonLabels></View>';
const head = { imagePath: 'a.png', imageWidth: 10, imageHeight: 10 };
const shape = (members: object) => ({
  ...head,
  shapes: [
    {
      label: 'cat',
      points: [
        [1, 1],
        [2, 2],
      ],
      ...members,
    },
  ],
});

test.each([
  ['a polygon of two points', shape({ shape_type: 'polygon' }), 'label-malformed', '/shapes/0'],
  ['points that are none', shape({ points: [[1], 2] }), 'label-malformed', '/shapes/0'],
  ['a score that is text', shape({ shape_type: 'rectangle', score: '0.5' }), 'label-malformed', '/shapes/0'],
  ['a mask that is none', shape({ shape_type: 'mask', mask: 'eA==' }), 'label-malformed', '/shapes/0'],
  ['no label', shape({ label: undefined }), 'label-malformed', '/shapes/0'],
  ['points, which Label Studio lacks', shape({ shape_type: 'points' }), 'label-shape-unknown', '/shapes/0'],
  ['a box without a tag for it', shape({ shape_type: 'rectangle' }), 'label-without-control', '/shapes/0'],
  ['no image', { shapes: [] }, 'label-file-malformed', undefined],
  ['no shapes', head, 'label-file-malformed', undefined],
  ['no JSON', '{"shapes": [}', 'invalid-json', undefined],
])('%s is found', async (_name, content, wanted, path) => {
  const folder = temporaryFolder();
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFiles(folder, { 'in/a.json': text, 'config.xml': config });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const errors = JSON.parse(stdout).diagnostics.filter(
    ({ severity }: { severity: string }) => severity === 'error',
  );
  expect(code).toBe(1);
  expect(errors).toEqual([
    expect.objectContaining({ code: wanted, file: 'in/a.json', ...(path !== undefined && { path }) }),
  ]);
});

test('flags that are set are warnings, of the image and of a shape', async () => {
  const flags = { blurry: true, night: false };
  const points = [
    [1, 1],
    [5, 1],
    [5, 5],
  ];
  const content = { ...shape({ points, flags: { cut: true } }), flags };
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.json': JSON.stringify(content), 'config.xml': config });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'config.xml', '--json'];
  const { stdout } = await lsimport(folder, args);
  const lost = JSON.parse(stdout).diagnostics.filter(({ code }: { code: string }) => code.endsWith('-lost'));
  expect(lost).toEqual([
    expect.objectContaining({
      code: 'image-flag-lost',
      message: 'The flag "blurry" of this image was not imported.',
    }),
    expect.objectContaining({ code: 'label-mark-lost', path: '/shapes/0' }),
  ]);
});

// As X-AnyLabeling writes them.
test('attributes that have a value, and difficult, are warnings; the others are not mentioned', async () => {
  const points = [
    [1, 1],
    [5, 1],
    [5, 5],
  ];
  const attributes = {
    color: 'red',
    count: 0,
    parts: ['a', 'b'],
    old: false,
    note: '',
    other: null,
    none: [],
  };
  const content = shape({ points, difficult: true, attributes, kie_linking: [] });
  const plain = shape({ points, difficult: false, attributes: {} });
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/a.json': JSON.stringify(content),
    'in/b.json': JSON.stringify(plain),
    'config.xml': config,
  });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'config.xml', '--json'];
  const { stdout } = await lsimport(folder, args);
  const { diagnostics, skipped } = JSON.parse(stdout);
  const lost = diagnostics.filter(({ code }: { code: string }) => code === 'label-mark-lost');
  expect(lost.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringContaining('difficult'),
    expect.stringContaining('color = red'),
    expect.stringContaining('count = 0'),
    expect.stringContaining('parts = a, b'),
  ]);
  expect(skipped).toEqual({});
});

// As labelme writes a mask (shape_type "mask"): its part of the image as a PNG of 0 and 1, and two corners.
test('masks are where labelme has them', async () => {
  const data = Uint8Array.from([1, 1, 0, 1, 1, 0]);
  const png = encode({ width: 3, height: 2, data, channels: 1, depth: 8 });
  const content = {
    ...head,
    shapes: [
      {
        label: 'cat',
        shape_type: 'mask',
        points: [
          [1, 2],
          [3, 3],
        ],
        mask: Buffer.from(png).toString('base64'),
      },
    ],
  };
  const files = { 'in/a.json': JSON.stringify(content) };
  const args = ['in', '--input-format', 'labelme', '-l', 'auto', '--masks-as', 'polygons'];
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const made = await lsimport(folder, [
    ...['convert', ...args, '--to', 'tasks-1.x', '--document-root', '.', '--quiet'],
  ]);
  const [task] = JSON.parse(made.stdout);
  expect(task.annotations[0].result).toMatchObject([
    {
      type: 'polygonlabels',
      value: {
        points: [
          [10, 20],
          [30, 20],
          [30, 40],
          [10, 40],
        ],
      },
    },
  ]);
});

test('images that are in the label files alone: a note has the command that gets them out', async () => {
  const folder = temporaryFolder();
  const png = Buffer.from(encode({ width: 1, height: 1, data: Uint8Array.of(7), channels: 1, depth: 8 }));
  const labels = (imagePath: string, imageData: string | null) =>
    JSON.stringify({ imagePath, imageWidth: 1, imageHeight: 1, shapes: [], imageData });
  writeFiles(folder, {
    'in/a/1.json': labels('..\\img\\p q.png', png.toString('base64')),
    'in/a/2.json': labels('../img/2.png', png.toString('base64')),
    'in/a/3.json': labels('3.png', null),
    'in/a/3.png': png,
    'in/b/4.json': labels('4.png', png.toString('base64')),
  });
  const check = async () => {
    const args = ['check', 'in', '--input-format', 'labelme', '-l', 'auto', '--json'];
    const { diagnostics, notes, skipped } = JSON.parse((await lsimport(folder, args)).stdout);
    return {
      missing: diagnostics.length,
      note: (notes as string[]).find((one) => one.includes('imageData')),
      skipped,
    };
  };
  const before = await check();
  expect(before).toMatchObject({ missing: 3, skipped: { 'images embedded in label files': 3 } });
  expect(before.note).toMatch(
    /^3 images are in the label files alone \("imageData"\)\. .*; done, and so in each of the 2 folders that have such files$/,
  );
  const [, command = ''] = /(cd in\/a && .*; done)/.exec(before.note!) ?? [];
  execFileSync('sh', ['-c', `${command}; test "$(ls images)" = "$(printf '2.png\np q.png')"`], {
    cwd: folder,
  });
  expect(await check()).toMatchObject({ missing: 1, skipped: { 'images embedded in label files': 1 } });
});
