import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { expectRegions } from '../labelled/expect-regions.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

test('the objects and tags of a project are those that its SDK reads', () =>
  expectRegions('supervisely', 'basic'));

const size = { width: 200, height: 100 };
const box = (more: object = {}) => ({
  classTitle: 'car',
  geometryType: 'rectangle',
  tags: [],
  points: {
    exterior: [
      [20, 10],
      [39, 29],
    ],
    interior: [],
  },
  ...more,
});
const annotation = (objects: readonly unknown[], more: object = {}) =>
  JSON.stringify({ description: '', tags: [], size, objects, ...more });
const meta = (classes: object[], tags: unknown[] = []) => JSON.stringify({ classes, tags });
const project = (objects: readonly unknown[], more: object = {}, files: object = {}) => ({
  'p/meta.json': meta([{ title: 'car', shape: 'rectangle' }]),
  'p/ds/ann/a.svg.json': annotation(objects, more),
  'p/ds/img/a.svg': picture,
  ...files,
});

test('a project of an old version: shapes from meta.json, tags that are names, annotations named without the ending', async () => {
  const files = {
    'p/meta.json': meta(
      [
        { title: 'car', shape: 'rectangle' },
        { title: 'road', shape: 'line' },
      ],
      ['train'],
    ),
    'p/ds/ann/a.json': JSON.stringify({
      name: '',
      tags: ['train', 'night'],
      size,
      objects: [
        { ...box(), geometryType: undefined, bitmap: null },
        { ...box(), geometryType: undefined, classTitle: 'road' },
      ],
    }),
    'p/ds/img/a.svg': picture,
  };
  const { outcome, codes, tasks } = await regionsOf(files, 'p');
  expect(outcome).toMatchObject({ format: 'supervisely', skipped: {} });
  expect(codes).toEqual([]);
  expect(tasks).toMatchObject([
    {
      data: { image: '/data/local-files/?d=data/p/ds/img/a.svg' },
      regions: [
        { rectanglelabels: ['car'], x: 10, y: 10, width: 10, height: 20 },
        { vectorlabels: ['road'] },
        { from_name: 'tag', choices: ['train', 'night'] },
      ],
    },
  ]);
});

test('an input may be a data set of a project, and several projects', async () => {
  const files = project([{ ...box(), geometryType: undefined }]);
  expect(await checkInput(files, 'p/ds')).toMatchObject({ exitCode: 0, codes: [], format: 'supervisely' });
  const both = Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) => [
      [`all/one/${name}`, text],
      [`all/two/${name}`, text],
    ]),
  );
  expect(await checkInput(both, 'all')).toMatchObject({ exitCode: 0, codes: [], format: 'supervisely' });
});

test('coordinates with fractions, or at the edge of the image, are those of the labeling tool', async () => {
  const corners = (...exterior: number[][]) => ({ points: { exterior, interior: [] } });
  const { tasks } = await regionsOf(
    project([
      box(corners([20.5, 10], [40, 30])),
      box(corners([0, 0], [200, 100])),
      box({ ...corners([200, 100]), geometryType: 'point' }),
      box({
        geometryType: 'oriented_bbox',
        points: [
          [80, 40],
          [120, 60],
        ],
        angle: Math.PI / 2,
      }),
    ]),
    'p',
  );
  expect(tasks[0]!.regions).toMatchObject([
    { x: 10.25, y: 10, width: 9.75, height: 20 },
    { x: 0, y: 0, width: 100, height: 100 },
    { x: 100, y: 100 },
    // A box of 40 by 20 around 100, 50, turned by a quarter, begins at its upper right corner.
    { x: 55, y: 30, width: 20, height: 20, rotation: 90 },
  ]);
});

/** A mask of 3 by 3 pixels in which two are not set, as the documentation of the format has it ("Objects", Bitmap). */
const documented =
  'eJzrDPBz5+WS4mJgYOD19HAJAtLMIMwIInOeqf8BUmwBPiGuQPr///9Lb86/C2QxlgT5BTM4PLuRBuTwebo4hlTMSa44cOHAB6DqY0yORgq8YkAZBk9XP5d1TglNANAFGzA=';
const codes = [1, 1, 1, 1, 0, 0, 1, 1, 1];
const gray = encode({ width: 3, height: 3, channels: 1, depth: 8, data: Uint8Array.from(codes) });
const blackWithAlpha = encode({
  ...{ width: 3, height: 3, channels: 4, depth: 8 },
  data: Uint8Array.from(codes.flatMap((code) => [0, 0, 0, code * 255])),
});

test.each([
  ['the example of the documentation', documented],
  ['gray values', deflateSync(gray).toString('base64')],
  ['black with transparency', deflateSync(blackWithAlpha).toString('base64')],
  ['a PNG that is not packed again', Buffer.from(gray).toString('base64')],
])('a bitmap of %s is where it belongs', async (_name, data) => {
  const object = box({ geometryType: 'bitmap', points: undefined, bitmap: { data, origin: [20, 10] } });
  const { tasks, config } = await regionsOf(project([object]), 'p', '--masks-as', 'polygons');
  const corners = [
    [20, 10],
    [23, 10],
    [23, 11],
    [21, 11],
    [21, 12],
    [23, 12],
    [23, 13],
    [20, 13],
  ];
  expect(config).toContain('<PolygonLabels');
  // Outlines of masks may be a pixel off, as slanting edges of masks have steps.
  expect(tasks[0]!.regions).toHaveLength(1);
  const { points } = tasks[0]!.regions![0] as unknown as { points: [number, number][] };
  for (const [x, y] of points) expect(corners).toContainEqual([x * 2, y]);
});

const bitmap = (origin: unknown, data: unknown = documented) =>
  box({ geometryType: 'bitmap', bitmap: { data, origin } });

test('a bitmap that reaches beyond the image is cut, and one beside it is skipped, which is said', async () => {
  const found = await checkInput(project([bitmap([198, 0]), bitmap([200, 0])]), 'p');
  expect(found).toMatchObject({
    exitCode: 0,
    codes: ['label-clipped', 'label-outside'],
    skipped: { 'labels outside their images': 1 },
  });
});

test.each<[string, unknown, string, string]>([
  ['no object', 7, 'label-malformed', 'it is not an object'],
  ['no class', box({ classTitle: '' }), 'label-malformed', 'no "classTitle"'],
  [
    'no shape',
    { ...box(), classTitle: 'x', geometryType: undefined },
    'label-malformed',
    'neither it nor meta.json says',
  ],
  ['no points', box({ points: {} }), 'label-malformed', '"exterior"'],
  [
    'a box of one point',
    box({ points: { exterior: [[1, 1]], interior: [] } }),
    'label-malformed',
    'needs 2 points, but this has 1',
  ],
  ['a polygon of two', box({ geometryType: 'polygon' }), 'label-malformed', 'at least 3 points'],
  [
    'a hole that is none',
    box({
      geometryType: 'polygon',
      points: {
        exterior: [
          [1, 1],
          [5, 1],
          [5, 5],
        ],
        interior: [7],
      },
    }),
    'label-malformed',
    '"interior"',
  ],
  [
    'nodes that are none',
    box({ geometryType: 'graph', nodes: { a: { loc: [1] } } }),
    'label-malformed',
    'node "a"',
  ],
  ['a bitmap without data', bitmap([0, 0], null), 'label-malformed', 'no "data"'],
  ['a bitmap that is not packed', bitmap([0, 0], 'eA=='), 'label-malformed', 'not packed with zlib'],
  [
    'a bitmap that is no picture',
    bitmap([0, 0], deflateSync('x').toString('base64')),
    'label-malformed',
    'it is not a PNG file',
  ],
  ['a bitmap without a place', bitmap('here'), 'label-malformed', '"origin"'],
  [
    'a bitmap that is a bomb',
    bitmap([0, 0], deflateSync(Buffer.alloc(2 ** 27 + 1)).toString('base64')),
    'label-malformed',
    'too large',
  ],
  [
    'a cuboid',
    box({ geometryType: 'cuboid', faces: [], points: [] }),
    'label-shape-unknown',
    '"cuboid" of "car"',
  ],
])('%s is an error at its place', async (_name, object, code, words) => {
  const { exitCode, errors } = await checkInput(project([box(), object]), 'p');
  expect(exitCode).toBe(1);
  expect(errors).toMatchObject([{ code, file: 'p/ds/ann/a.svg.json', path: '/objects/1' }]);
  expect(errors[0]!.message).toContain(words);
});

test.each<[string, string, string]>([
  ['no objects', '{"size": {}}', 'label-file-malformed'],
  ['a video', '{"size": {}, "tags": [], "objects": [], "frames": [], "framesCount": 2}', 'label-dialect'],
  ['a point cloud', '{"tags": [], "objects": [], "figures": []}', 'label-dialect'],
  ['no JSON', '{"objects": [}', 'invalid-json'],
])('an annotation of %s is an error', async (_name, text, code) => {
  const files = { ...project([box()]), 'p/ds/ann/b.svg.json': text };
  const { errors } = await checkInput(files, 'p');
  expect(errors).toMatchObject([{ code, file: 'p/ds/ann/b.svg.json' }]);
});

test('what the size of the file is not is said, and the labels are scaled', async () => {
  const { codes, tasks } = await regionsOf(project([box()], { size: { width: 400, height: 200 } }), 'p');
  expect(codes).toEqual(['image-size-differs']);
  expect(tasks[0]!.regions).toMatchObject([{ x: 5, y: 5, width: 5, height: 10 }]);
});

test('what has no place is counted by its name', async () => {
  const object = box({
    labelerLogin: 'max',
    createdAt: '2020',
    instance: 'i1',
    tags: [{ name: 'old', value: {} }],
  });
  const files = project(
    [object],
    { customBigData: { a: 1 } },
    {
      'p/key_id_map.json': '{}',
      'p/ds/masks_human/a.png': 'x',
      'p/ds/img/b.svg': picture,
      'p/ds/ann/c.svg.json': annotation([]),
    },
  );
  const found = await checkInput(files, 'p');
  expect(found.codes).toEqual(['label-malformed', 'label-mark-lost', 'image-missing']);
  expect(found.skipped).toEqual({
    'JSON files outside of ann/': 1,
    'other files': 1,
    'images without a label file': 1,
    'members of label files called "customBigData"': 1,
    'members of objects called "createdAt"': 1,
    'members of objects called "labelerLogin"': 1,
  });
});

test('a tag of an image and of objects gets a control tag for each, and numbers that are two are texts', async () => {
  const tags = [
    { name: 'color', value: 'red' },
    { name: 'seats', value: 2 },
    { name: 'seats', value: 4 },
  ];
  const { config, tasks } = await regionsOf(
    project(
      [box({ tags })],
      { tags: [{ name: 'color', value: 'blue' }] },
      {
        'p/meta.json': meta([], [{ name: 'color', value_type: 'oneof_string' }]),
      },
    ),
    'p',
  );
  expect(config).toMatch(/<Choices name="color" [^>]*perRegion="true"/);
  expect(config).toMatch(/<Choices name="color_" toName="image" choice="single">/);
  expect(tasks[0]!.regions).toMatchObject([
    { from_name: 'rectangle' },
    { from_name: 'color', choices: ['red'] },
    { from_name: 'seats', text: ['2', '4'] },
    { from_name: 'color_', choices: ['blue'] },
  ]);
});

test('without a control tag, tags and descriptions are said to be lost', async () => {
  const config =
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="car"/></RectangleLabels></View>';
  const files = project([box({ description: 'a van', tags: [{ name: 'old' }] })], {
    tags: [{ name: 'night' }],
  });
  const found = await checkInput({ ...files, 'config.xml': config }, 'p', '-l', 'config.xml');
  expect(found.exitCode).toBe(0);
  expect(found.codes).toEqual(['label-mark-lost', 'label-mark-lost', 'image-flag-lost']);
});

test('with --images, data sets are told apart by their names', async () => {
  const files = {
    'p/one/ann/a.svg.json': annotation([box()]),
    'p/two/ann/a.svg.json': annotation([box()]),
    'media/one/a.svg': picture,
    'media/two/img/a.svg': picture,
  };
  const { tasks, codes } = await regionsOf(files, 'p', '--images', 'media');
  expect(codes).toEqual([]);
  expect(tasks.map(({ data }) => data.image)).toEqual([
    '/data/local-files/?d=data/media/one/a.svg',
    '/data/local-files/?d=data/media/two/img/a.svg',
  ]);
});

test('pictures of the masks beside the annotations do not make it a folder of masks', async () => {
  const masks = { 'p/ds/masks_machine/a.png': 'x', 'p/ds/masks_human/a.png': 'x', 'p/ds/seg/a.svg.png': 'x' };
  const { format, skipped } = await checkInput(project([box()], {}, masks), 'p');
  expect({ format, skipped }).toEqual({ format: 'supervisely', skipped: { 'other files': 3 } });
});
