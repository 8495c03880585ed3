import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

type Shape = Record<string, unknown>;
const region = (shape: Shape, attributes: Record<string, unknown>) => ({
  shape_attributes: shape,
  region_attributes: attributes,
});
const rect: Shape = { name: 'rect', x: 20, y: 10, width: 40, height: 20 };
const image = (regions: unknown, attributes = {}) => ({
  filename: 'a.svg',
  size: -1,
  regions,
  file_attributes: attributes,
});
const defined = {
  region: {
    color: { type: 'text' },
    kind: { type: 'dropdown', options: { cup: '', lid: '', pot: '' } },
    seen: { type: 'checkbox', options: { top: '', side: '' } },
  },
};
const project = (regions: unknown, attributes = {}) =>
  JSON.stringify({
    _via_settings: {},
    _via_img_metadata: { 'a.svg1': image(regions, attributes) },
    _via_attributes: defined,
  });

// By the source of VIA 2.0.11: angles in radians, all else in pixels.
test('regions and attributes of a project', async () => {
  const kind = { kind: 'cup' };
  const json = project(
    [
      region(rect, { kind: 'lid', color: 'red', seen: { top: true, side: false } }),
      region({ name: 'circle', cx: 100, cy: 50, r: 10 }, kind),
      region({ name: 'ellipse', cx: 100, cy: 50, rx: 20, ry: 10, theta: Math.PI / 6 }, kind),
      region({ name: 'polygon', all_points_x: [0, 20, 20], all_points_y: [0, 0, 10] }, kind),
      region({ name: 'polyline', all_points_x: [0, 200], all_points_y: [0, 100] }, kind),
      region({ name: 'point', cx: 40, cy: 20 }, kind),
    ],
    { light: 'low', note: '' },
  );
  const { outcome, tasks, codes, config } = await regionsOf(
    { 'in/via.json': json, 'in/a.svg': picture },
    'in',
  );
  expect(outcome.format).toBe('via');
  expect(outcome.notes.join()).toContain('"kind"');
  expect(codes).toEqual([]);
  const box = { x: 10, y: 10, width: 20, height: 20, rotation: 0 };
  expect(tasks[0]!.regions).toEqual([
    { from_name: 'rectangle', ...box, rectanglelabels: ['lid'] },
    { from_name: 'color', ...box, text: ['red'] },
    { from_name: 'seen', ...box, choices: ['top'] },
    { from_name: 'ellipse', x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0, ellipselabels: ['cup'] },
    { from_name: 'ellipse', x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 30, ellipselabels: ['cup'] },
    {
      from_name: 'polygon',
      points: [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      polygonlabels: ['cup'],
    },
    expect.objectContaining({ from_name: 'vector', vectorlabels: ['cup'] }),
    { from_name: 'keypoint', x: 20, y: 20, width: 1, keypointlabels: ['cup'] },
    { from_name: 'light', text: ['low'] },
  ]);
  expect(
    [...config.matchAll(/<RectangleLabels.*?>\s*((?:<Label.*?>\s*)+)/g)][0]![1]!.match(/value="\w+"/g),
  ).toEqual(['value="cup"', 'value="lid"', 'value="pot"']);
});

// VIA 2.0.11 shows the text of an option where there is one, else its id; ids that are names stay.
test('options whose ids are numbers get their texts', async () => {
  const options = { 1: 'Cat', 2: 'Dog', 3: '', owl: 'An owl' };
  const json = JSON.stringify({
    _via_settings: {},
    _via_img_metadata: {
      'a.svg1': image(
        ['1', '3', 'owl'].map((type) => region(rect, { type, sex: { 0: true } })),
        { light: '1' },
      ),
    },
    _via_attributes: {
      region: { type: { type: 'radio', options }, sex: { type: 'checkbox', options: { 0: 'female' } } },
      file: { light: { type: 'dropdown', options: { 1: 'low' } } },
    },
  });
  const { tasks, config } = await regionsOf({ 'in/via.json': json, 'in/a.svg': picture }, 'in');
  const said = tasks[0]!.regions!.flatMap(
    (one: Record<string, unknown>) => one.rectanglelabels ?? one.choices,
  );
  expect(said).toEqual(['Cat', 'female', '3', 'female', 'owl', 'female', 'low']);
  expect(config).toContain('value="Dog"');
});

test('annotations as JSON of version 1, and regions without attributes', async () => {
  const json = JSON.stringify({ 'a.svg1': image({ 0: region(rect, {}) }) });
  const { tasks } = await regionsOf({ 'in/a.json': json, 'in/images/a.svg': picture }, 'in');
  expect(tasks[0]!.regions).toEqual([expect.objectContaining({ x: 10, rectanglelabels: ['object'] })]);
});

const cells = (...texts: string[]) => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
const columns =
  'filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes';

test('annotations as CSV, an image without regions among them', async () => {
  const csv = [
    columns,
    cells('a.svg', '1', '{}', '2', '0', JSON.stringify(rect), '{"name":"cup, blue"}'),
    cells('b.svg', '1', '{}', '0', '0', '{}', '{}'),
    cells('a.svg', '1', '{}', '2', '1', JSON.stringify({ ...rect, x: 0 }), '{"name":"lid"}'),
  ].join('\r\n');
  const { outcome, tasks } = await regionsOf(
    { 'via.csv': csv, 'a.svg': picture, 'b.svg': picture },
    'via.csv',
  );
  expect(outcome.format).toBe('via');
  expect(
    tasks.map(({ regions }) =>
      regions?.map(({ rectanglelabels }: Record<string, unknown>) => rectanglelabels),
    ),
  ).toEqual([[['cup, blue'], ['lid']], undefined]);
});

test('images are in the folder that the project was told', async () => {
  const json = project([region(rect, { kind: 'cup' })]).replace(
    '"_via_settings":{}',
    '"_via_settings":{"core":{"default_filepath":"photos/"}}',
  );
  const { codes } = await checkInput({ 'in/via.json': json, 'in/photos/a.svg': picture }, 'in');
  expect(codes).not.toContain('image-missing');
});

test('a table that Excel saved with semicolons, whose rows differ in what they say of the image', async () => {
  const row = (quality: string, id: string) =>
    [
      'a.svg',
      '1',
      `{"q":"${quality}"}`,
      '2',
      id,
      JSON.stringify({ ...rect, x: Number(id) }),
      '{"name":"cup"}',
    ]
      .map((text) => cells(text))
      .join(';');
  const csv = [columns.replaceAll(',', ';'), row('good', '0'), row('bad', '1')].join('\n');
  const { outcome, tasks, codes } = await regionsOf({ 'in/via.csv': csv, 'in/a.svg': picture }, 'in');
  expect(outcome.format).toBe('via');
  expect(codes.sort()).toEqual(['file-size-differs', 'image-flag-lost']);
  expect(tasks[0]!.regions).toMatchObject([
    { rectanglelabels: ['cup'] },
    { rectanglelabels: ['cup'] },
    { from_name: 'q', text: ['good'] },
  ]);
});

test.each<[string, string, string, Record<string, unknown>]>([
  [
    'a rect without a width',
    project([region({ name: 'rect', x: 1, y: 1, height: 1 }, { kind: 'cup' })]),
    'label-malformed',
    { path: '/_via_img_metadata/a.svg1/regions/0' },
  ],
  [
    'a region without a label',
    project([region(rect, { color: 'red' })]),
    'label-malformed',
    { path: '/_via_img_metadata/a.svg1/regions/0' },
  ],
  [
    'points of two lengths',
    project([region({ name: 'polygon', all_points_x: [1], all_points_y: [] }, { kind: 'cup' })]),
    'label-malformed',
    {},
  ],
  ['an unknown shape', project([region({ name: 'cube' }, { kind: 'cup' })]), 'label-shape-unknown', {}],
  [
    'an image without a name',
    JSON.stringify({ x: { regions: [{ shape_attributes: {} }] } }),
    'label-entry-malformed',
    { path: '/x' },
  ],
  ['a list', '[]', 'label-file-malformed', {}],
])('%s is found', async (_what, json, code, more) => {
  const { errors } = await checkInput(
    { 'a.json': json, 'a.svg': picture },
    '-i',
    'a.json',
    '--input-format',
    'via',
  );
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.json', ...more })]);
});

test.each([
  ['a cell that is not JSON', `${columns}\na.svg,1,{},1,0,rect,{}\n`, 'label-malformed', 2],
  ['a missing column', 'filename,file_attributes\na.svg,{}\n', 'label-file-malformed', 1],
  ['a quote without an end', `${columns}\na.svg,1,"{}\n`, 'unclosed-quote', 2],
])('%s is found', async (_what, csv, code, line) => {
  const { errors } = await checkInput(
    { 'a.csv': csv, 'a.svg': picture },
    '-i',
    'a.csv',
    '--input-format',
    'via',
  );
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.csv', ...(line && { line }) })]);
});

test('a file of JSON is read as tasks unless asked otherwise, which a note says', async () => {
  const files = { 'a.json': project([]) };
  const { notes, format } = await checkInput(files, '-i', 'a.json');
  expect({ format, notes: notes.join() }).toEqual({
    format: 'json',
    notes: expect.stringContaining('--input-format via'),
  });
  expect(
    (await checkInput({ ...files, 'a.svg': picture }, '-i', 'a.json', '--input-format', 'auto')).format,
  ).toBe('via');
});

test('an image that is a link to nothing is one that cannot be read', async () => {
  const folder = temporaryFolder();
  const sized = { ...image([region(rect, { kind: 'cup' })]), size: 10 };
  writeFiles(folder, { 'in/via.json': JSON.stringify({ 'a.svg10': sized }) });
  symlinkSync('nowhere', join(folder, 'in/a.svg'));
  const { code, stdout } = await lsimport(folder, ['check', 'in', '--input-format', 'via', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stdout).toContain('a.svg');
});
