import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = `<View><Image name="i" value="$image"/>
  <RectangleLabels name="r" toName="i"><Label value="cat"/></RectangleLabels>
  <PolygonLabels name="p" toName="i"><Label value="cat"/></PolygonLabels>
  <BrushLabels name="b" toName="i"><Label value="cat"/></BrushLabels></View>`;
const image = { id: 1, file_name: 'a.png', width: 100, height: 50 };
const categories = [{ id: 1, name: 'cat' }];
const box = { id: 1, image_id: 1, category_id: 1, bbox: [10, 10, 20, 20] };

async function convert(coco: object | string | Buffer, files: Record<string, string | Buffer> = {}) {
  const folder = temporaryFolder();
  const text = typeof coco === 'string' || Buffer.isBuffer(coco) ? coco : JSON.stringify(coco);
  writeFiles(folder, { 'coco.json': text, 'config.xml': config, ...files });
  const args = [
    'convert',
    'coco.json',
    '--input-format',
    'coco',
    '-l',
    'config.xml',
    '-o',
    'out.json',
    '--json',
  ];
  const { code, stdout } = await lsimport(folder, args);
  const { diagnostics, skipped } = JSON.parse(stdout);
  const found = (diagnostics as { code: string; message: string }[]).filter(
    (one) => one.code !== 'image-missing',
  );
  const tasks = code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  const regions = tasks.map(({ completions }: { completions?: [{ result: { value: object }[] }] }) =>
    (completions?.[0].result ?? []).map(({ value }) => value),
  );
  return { code, found, codes: found.map((one) => one.code), skipped, tasks, regions };
}

describe('bytes that are not UTF-8 are refused at their line', () => {
  it.each([
    ['a category', { images: [image], annotations: [], categories: [{ id: 1, name: 'caf\u00e9' }] }],
    [
      'the name of an image',
      { images: [{ ...image, file_name: '\u00e9.png' }], annotations: [], categories },
    ],
    ['an annotation', { images: [image], categories, annotations: [{ ...box, note: '\u00e9' }] }],
  ])('%s', async (_, coco) => {
    const text = JSON.stringify(coco).replace(/"(images|categories|annotations)"/g, '\n$&');
    const before = text.slice(0, text.indexOf('\u00e9'));
    expect(await convert(Buffer.from(text, 'latin1'))).toMatchObject({
      code: 1,
      found: [
        {
          code: 'invalid-utf8',
          line: before.split('\n').length,
          message: expect.stringContaining(`offset ${before.length} `),
        },
      ],
    });
  });
});

describe('ids that no double keeps', () => {
  const big = '1234567890123456788';
  const other = '1234567890123456789';

  it('of images are told apart', async () => {
    const text = JSON.stringify({ images: [image], categories, annotations: [box] });
    const of = (id: string, ref: string) =>
      text
        .replace('"id":1,"file_name"', `"id":${id},"file_name"`)
        .replace('"image_id":1', `"image_id":${ref}`);
    expect(await convert(of(big, big))).toMatchObject({ code: 0, codes: [] });
    expect(await convert(of(big, other))).toMatchObject({
      codes: ['label-without-image'],
      found: [{ message: expect.stringContaining(other) }],
    });
    const two = of(big, big).replace('"images":[', `"images":[{"id":${other},"file_name":"b.png"},`);
    expect((await convert(two)).regions.map((list: object[]) => list.length)).toEqual([0, 1]);
  });

  it('of categories too', async () => {
    const text = JSON.stringify({ images: [image], categories, annotations: [box] });
    const of = (ref: string) =>
      text
        .replace('"categories":[{"id":1', `"categories":[{"id":${big}`)
        .replace('"category_id":1', `"category_id":${ref}`);
    expect(await convert(of(big))).toMatchObject({ code: 0, codes: [] });
    expect(await convert(of(other))).toMatchObject({
      codes: ['class-unknown'],
      found: [{ message: expect.stringContaining(`class ${other} `) }],
    });
  });
});

test('an annotation that is no JSON, as Python writes NaN, is said to be so, and with its task', async () => {
  const text = JSON.stringify({ images: [image], categories, annotations: [box] }).replace('[10,', '[NaN,');
  expect(await convert(text)).toMatchObject({
    found: [
      {
        code: 'label-malformed',
        path: '/annotations/0',
        task: 0,
        message: expect.stringContaining('not valid JSON'),
      },
    ],
  });
});

test('only the image id of the annotation itself counts, and of two the last, as in Python', async () => {
  const second = { id: 2, file_name: 'b.png', width: 100, height: 50 };
  const nested = JSON.stringify({ ...box, attributes: { image_id: 9 }, image_id: 1 });
  const moved = nested.replace('"image_id":1,', '').replace(/}$/, ',"image_id":1}');
  const twice = JSON.stringify({ ...box, image_id: 1 }).replace(/}$/, ',"image_id":2}');
  const escaped = twice.replace(/"image_id":2/, '"image\\u005fid":2');
  const text = `{"images":${JSON.stringify([image, second])},"categories":${JSON.stringify(categories)},"annotations":[${moved},${twice},${escaped}]}`;
  expect((await convert(text)).regions.map((list: object[]) => list.length)).toEqual([1, 2]);
});

test('a mask has the size of its image where the file gives none', async () => {
  const segmentation = { size: [50, 100], counts: [0, 2500, 2500] };
  const coco = {
    images: [{ id: 1, file_name: 'a.png' }],
    categories,
    annotations: [{ ...box, segmentation }],
  };
  const { codes, tasks } = await convert(coco);
  expect(codes).toEqual([]);
  const [boxed, brushed] = tasks[0].completions[0].result;
  expect(boxed).toMatchObject({
    original_width: 100,
    original_height: 50,
    value: { x: 10, y: 20, width: 20, height: 40 },
  });
  expect(brushed).toMatchObject({ type: 'brushlabels', original_width: 100, original_height: 50 });
});

describe('polygons without an area', () => {
  it.each([
    ['points on one line', [10, 10, 20, 20, 30, 30], 'label-without-area'],
    ['one point', [5, 5, 5, 5, 5, 5], 'label-without-area'],
    ['all of it above the image', [10, -20, 30, -20, 20, -5], 'label-outside'],
    [
      'around a corner of the image, outside',
      [-20, 20, -5, 20, -20, -20, 30, -20, 30, -5, -15, -15],
      'label-outside',
    ],
  ])('%s are skipped', async (_, points, code) => {
    const { codes, regions } = await convert({
      images: [image],
      categories,
      annotations: [{ ...box, bbox: [], segmentation: [points] }],
    });
    expect({ codes, regions }).toEqual({ codes: [code, 'no-label-left'], regions: [[]] });
  });

  it('are not those whose halves go round different ways', async () => {
    const { codes } = await convert({
      images: [image],
      categories,
      annotations: [{ ...box, bbox: [], segmentation: [[0, 0, 10, 10, 10, 0, 0, 10]] }],
    });
    expect(codes).toEqual([]);
  });
});

test('a polygon may have more points than a call may have arguments', async () => {
  const points = Array.from({ length: 200_000 }, (_, i) => [
    50 + 20 * Math.cos(i / 4e4),
    25 + 20 * Math.sin(i / 4e4),
  ]);
  const { codes, regions } = await convert({
    images: [image],
    categories,
    annotations: [{ ...box, bbox: [], segmentation: [points.flat()] }],
  });
  expect(codes).toEqual([]);
  expect(regions[0][0].points).toHaveLength(points.length);
});

test('an image of unknown size without labels is a task like others', async () => {
  const coco = { images: [{ id: 1, file_name: 'a.png' }], categories, annotations: [] };
  expect(await convert(coco)).toMatchObject({ code: 0, codes: [] });
});

test('small boxes of large images are no fractions, boxes in the first pixel look like them', async () => {
  const of = (bbox: number[]) => ({
    images: [{ ...image, width: 4000, height: 3000 }],
    categories,
    annotations: [{ ...box, bbox }],
  });
  expect((await convert(of([12, 10, 30, 20]))).codes).toEqual([]);
  expect((await convert(of([0.2, 0.1, 0.5, 0.5]))).codes).toEqual(['label-in-first-pixel']);
});

test('two names that lead to one file are told', async () => {
  const two = ['x/1.svg', 'y/1.svg', 'z\\1.svg', 'z/1.svg'].map((file_name, id) => ({
    ...image,
    id,
    file_name,
  }));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>';
  const { found } = await convert({ images: two, categories, annotations: [] }, { 'images/1.svg': svg });
  const shared = found.map(({ message }) => message);
  expect(shared).toEqual([
    expect.stringMatching(/"y\/1\.svg".*"x\/1\.svg"/),
    expect.stringMatching(/"z.*"y\/1\.svg"/),
    'The image "z/1.svg" has other labels in this input, so it becomes two tasks.',
  ]);
  const apart = { 'x/1.svg': svg, 'images/y/1.svg': svg, 'z/1.svg': svg };
  const { codes } = await convert({ images: two, categories, annotations: [] }, apart);
  expect(codes).toEqual(['image-repeated']);
});

it.each(['images', 'annotations', 'categories'])('a file with two lists "%s" is refused', async (list) => {
  const lists = { images: [image], annotations: [box], categories };
  const whole = JSON.stringify(lists).slice(0, -1);
  for (const second of [[], lists[list as keyof typeof lists]]) {
    const { code, found } = await convert(`${whole}, "${list}": ${JSON.stringify(second)}}`);
    expect(code).toBe(1);
    expect(found).toMatchObject([
      { code: 'label-file-malformed', message: expect.stringContaining(`it has the list "${list}" twice`) },
    ]);
  }
  expect((await convert({ images: [image], categories, annotations: [] })).code).toBe(0);
});

// One of the two is wrong, and nobody can tell which without looking.
test.each([
  ['the corners as width and height', [30, 20, 70, 45], [[30, 20, 70, 20, 70, 45, 30, 45]], 32],
  ['a box of another place', [0, 0, 10, 10], [[30, 20, 70, 20, 70, 45]], 0],
  [
    'a part that the box does not cover',
    [0, 0, 10, 10],
    [
      [0, 0, 10, 0, 10, 10],
      [20, 0, 30, 0, 30, 10],
    ],
    33,
  ],
  ['the polygon', [30, 20, 40, 25], [[30, 20, 70, 20, 70, 45, 30, 45]], undefined],
  ['a rounded polygon', [10, 10, 3, 3], [[9, 9, 14, 9, 14, 14, 9, 14]], undefined],
  ['the visible part', [10, 10, 40, 20], [[10, 10, 45, 10, 45, 30]], undefined],
  ['no area', [30, 20, 0, 0], [[30, 20, 70, 20, 70, 45]], undefined],
] as const)('a box that is %s', async (_, bbox, segmentation, percent) => {
  const annotations = [{ ...box, bbox, segmentation }];
  const { code, found, regions } = await convert({ images: [image], annotations, categories });
  const pattern = new RegExp(`overlap by ${percent} percent`);
  expect(code).toBe(0);
  expect(found.filter((one) => one.code === 'box-not-around-polygon')).toMatchObject(
    percent === undefined ? [] : [{ path: '/annotations/0/bbox', message: expect.stringMatching(pattern) }],
  );
  expect(regions[0].length).toBeGreaterThan(0);
});

test('a file without anything is none with one task', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': '{"info": {}, "categories": [], "images": [], "annotations": []}' });
  const { code, stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('error: No tasks found in a.json: it lists no images.');
});
