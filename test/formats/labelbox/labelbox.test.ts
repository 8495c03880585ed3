import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const answered = (name: string, more: object) => ({ name, value: name, ...more });
const choice = (name: string, ...classifications: object[]) => ({ name, value: name, classifications });
const object = (annotation_kind: string, name: string, shape: object, ...classifications: object[]) => ({
  ...{ feature_id: 'f', feature_schema_id: 's', name, value: name, annotation_kind, classifications },
  ...shape,
});

// What the tests of Labelbox's own SDK expect of the export of an image (expected_export_v2_image), and a point.
const annotations = {
  objects: [
    object('ImagePolygon', 'polygon', {
      polygon: [
        { x: 147.692, y: 118.154 },
        { x: 142.769, y: 104.923 },
        { x: 57.846, y: 118.769 },
        { x: 28.308, y: 169.846 },
        { x: 147.692, y: 118.154 },
      ],
    }),
    object('ImageBoundingBox', 'bbox', { bounding_box: { top: 48, left: 58, height: 65, width: 12 } }),
    object('ImagePolyline', 'polyline', {
      line: [
        { x: 147.692, y: 118.154 },
        { x: 150.692, y: 160.154 },
      ],
    }),
    object('ImagePoint', 'point', { point: { x: 10, y: 20 } }),
  ],
  classifications: [
    answered('checklist', {
      checklist_answers: [choice('first_checklist_answer'), choice('second_checklist_answer')],
    }),
    answered('text', { text_answer: { content: 'free form text...' } }),
  ],
  relationships: [],
};
const label = (content: object) => ({
  label_kind: 'Default',
  version: '1.0.0',
  id: 'l',
  annotations: content,
});
const row = (content: object | undefined, more: object = {}) => ({
  data_row: { id: 'ck1', external_id: 'a.png', global_key: 'g 1', row_data: 'https://e.com/a.png' },
  media_attributes: { height: 200, width: 200, asset_type: 'image', mime_type: 'image/png' },
  projects: { p1: { name: 'P', labels: content ? [label(content)] : [] } },
  ...more,
});
const lines = (...rows: object[]) => ({ 'export.ndjson': rows.map((one) => JSON.stringify(one)).join('\n') });

/** Percent of an image of 200 by 200 pixels. */
const half = (...pixels: number[]) => pixels.map((one) => Math.round((one / 2) * 1e6) / 1e6);
const places = [
  [147.692, 118.154],
  [142.769, 104.923],
  [57.846, 118.769],
  [28.308, 169.846],
] as const;

test('boxes, polygons, lines, points and classifications', async () => {
  const other = { data_row: { external_id: 'b.png', row_data: 'https://e.com/b.png' } };
  const { tasks, codes, outcome } = await regionsOf(
    lines(row(annotations), row(undefined, other)),
    'export.ndjson',
  );
  expect({ codes, format: outcome.format, skipped: outcome.skipped }).toEqual({
    codes: [],
    format: 'labelbox',
    skipped: {},
  });
  const data = { image: 'https://e.com/a.png', external_id: 'a.png', global_key: 'g 1' };
  const [x, y, width, height] = half(58, 48, 12, 65);
  expect(tasks).toEqual([
    {
      data,
      regions: [
        expect.objectContaining({
          points: places.map((point) => half(...point)),
          polygonlabels: ['polygon'],
        }),
        { from_name: 'rectangle', x, y, width, height, rotation: 0, rectanglelabels: ['bbox'] },
        expect.objectContaining({ vectorlabels: ['polyline'] }),
        expect.objectContaining({ x: 5, y: 10, keypointlabels: ['point'] }),
        { from_name: 'checklist', choices: ['first_checklist_answer', 'second_checklist_answer'] },
        { from_name: 'text', text: ['free form text...'] },
      ],
    },
    { data: { image: 'https://e.com/b.png', external_id: 'b.png' }, regions: undefined },
  ]);
});

test('classifications of objects are about their regions, with the questions about answers', async () => {
  const made = { answer: answered('make', { radio_answer: choice('Fiat') }) };
  const kind = answered('kind', { radio_answer: choice('car', made.answer) });
  const box = object(
    'ImageBoundingBox',
    'vehicle',
    { bounding_box: { top: 2, left: 4, height: 6, width: 8 } },
    kind,
  );
  const { tasks, config } = await regionsOf(lines(row({ objects: [box] })), 'export.ndjson');
  const place = { x: 2, y: 1, width: 4, height: 3, rotation: 0 };
  expect(tasks[0]!.regions).toEqual([
    { from_name: 'rectangle', ...place, rectanglelabels: ['vehicle'] },
    { from_name: 'kind', ...place, choices: ['car'] },
    { from_name: 'make', ...place, choices: ['Fiat'] },
  ]);
  expect(config.match(/perRegion="true"/g)).toHaveLength(2);
});

test('what has no place is counted by name', async () => {
  const mask = object('ImageSegmentationMask', 'road', { mask: { url: 'https://api.labelbox.com/m' } });
  const first = { objects: [mask], classifications: [answered('empty', {})], relationships: [{ id: 1 }] };
  const consensus = row(first, { attachments: [{ type: 'TEXT' }] });
  consensus.projects.p1.labels.push(label({ objects: [] }));
  const text = row(annotations, { media_attributes: { asset_type: 'text' } });
  const { skipped, errors } = await checkInput(lines(row(annotations), consensus, text), 'export.ndjson');
  expect(errors).toEqual([]);
  expect(skipped).toEqual({
    masks: 1,
    'classifications without an answer that is read': 1,
    'members of labels called "relationships"': 1,
    'members of lines called "attachments"': 1,
    'labels by other annotators or in other projects': 1,
    'data rows of the type "text"': 1,
  });
});

test('the file that was uploaded goes before its address', async () => {
  const files = {
    ...lines({ ...row(annotations), data_row: { external_id: 'a.svg', row_data: 'https://e.com/x' } }),
    'images/a.svg': picture,
  };
  const { tasks } = await regionsOf(files, 'export.ndjson', '--images', 'images');
  expect(tasks[0]!.data.image).toMatch(/images\/a\.svg$/);
});

test('a file that is not in --images is warned of, as its address may expire', async () => {
  const files = { ...lines(row(annotations)), 'images/b.png': picture };
  const { codes } = await checkInput(files, 'export.ndjson');
  expect(codes).toEqual([]);
  const lost = await checkInput(files, 'export.ndjson', '--images', 'images');
  expect(lost).toMatchObject({ codes: ['image-elsewhere'], exitCode: 0 });
  const { codes: found } = await checkInput(
    { ...files, 'images/a.png': picture },
    'export.ndjson',
    ...['--images', 'images'],
  );
  expect(found).not.toContain('image-elsewhere');
});

const [, box] = annotations.objects;
test.each<[string, object, string, string]>([
  [
    'a box without a width',
    { ...box, bounding_box: { top: 1, left: 1, height: 1 } },
    'label-malformed',
    'bounding_box',
  ],
  [
    'a negative height',
    { ...box, bounding_box: { top: 1, left: 1, height: -1, width: 1 } },
    'label-malformed',
    'negative',
  ],
  [
    'a polygon of two points',
    object('ImagePolygon', 'p', {
      polygon: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    }),
    'label-malformed',
    '2 points',
  ],
  ['a line of nothing', object('ImagePolyline', 'p', { line: [] }), 'label-malformed', '"line"'],
  ['a point without a place', object('ImagePoint', 'p', {}), 'label-malformed', '"point"'],
  ['an object without a name', { ...box, name: '' }, 'label-malformed', 'no "name"'],
])('%s is found at its line', async (_, odd, code, says) => {
  const { errors, exitCode } = await checkInput(
    lines(row(annotations), row({ objects: [odd] })),
    'export.ndjson',
  );
  expect({ errors, exitCode }).toMatchObject({
    errors: [{ code, file: 'export.ndjson', line: 2, message: expect.stringContaining(says) }],
    exitCode: 1,
  });
});

test('a data row without an image is found at its line', async () => {
  const { errors } = await checkInput(
    lines(row(annotations), row(annotations, { data_row: { id: 'x' } })),
    'export.ndjson',
  );
  expect(errors).toMatchObject([{ code: 'label-entry-malformed', line: 2 }]);
});

test('a label of somebody who skipped the image is none', async () => {
  const skipped = { ...label({ objects: [], classifications: [] }), performance_details: { skipped: true } };
  const projects = { p1: { name: 'P', labels: [skipped, label(annotations)] } };
  const { tasks, outcome } = await regionsOf(lines(row(undefined, { projects })), 'export.ndjson');
  expect(tasks[0]?.regions?.length).toBeGreaterThan(3);
  expect(outcome.skipped).toEqual({ 'labels of images that annotators skipped': 1 });
});

test('of a folder with an export beside its images, the file is named', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my set/export.ndjson': lines(row({}))['export.ndjson'], 'my set/a.svg': picture });
  const { code, stderr } = await lsimport(folder, [
    'check',
    'my set',
    '--input-format',
    'labelbox',
    '-l',
    'auto',
  ]);
  expect(stderr).toContain("Use the file in it: --input-path 'my set/export.ndjson'");
  expect(code).toBe(3);
});
