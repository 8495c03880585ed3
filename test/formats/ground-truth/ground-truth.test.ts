import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// The examples of "Labeling job output data" in the developer guide of Amazon SageMaker.
const job = {
  'human-annotated': 'yes',
  'creation-date': '2018-10-18T22:18:13.527256',
  'job-name': 'identify',
};
const single = {
  'source-ref': 'https://e.com/image_example.png',
  sport: 0,
  'sport-metadata': {
    'class-name': 'football',
    confidence: 0.8,
    type: 'groundtruth/image-classification',
    ...job,
  },
};
const several = {
  'source-ref': 'https://e.com/example_image.jpg',
  species: [1, 3, 10],
  'species-metadata': {
    'class-map': { 1: 'dog', 3: 'cat', 10: 'horse' },
    'confidence-map': { 1: 0.56, 3: 0.9, 10: 0.3 },
    type: 'groundtruth/image-classification-multilabel',
    ...job,
  },
};
const boxed = {
  'source-ref': 'https://e.com/example_image.png',
  'bounding-box': {
    image_size: [{ width: 500, height: 400, depth: 3 }],
    annotations: [
      { class_id: 0, left: 111, top: 134, width: 61, height: 128 },
      { class_id: 5, left: 161, top: 250, width: 30, height: 30 },
    ],
  },
  'bounding-box-metadata': {
    objects: [{ confidence: 0.8 }, { confidence: 0.9 }],
    'class-map': { 0: 'dog', 5: 'bone' },
    type: 'groundtruth/object-detection',
    ...job,
  },
};
const manifest = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const input = (...rows: object[]) => ({ 'output.manifest': manifest(...rows) });
const members = (count: number) => ({
  'members of metadata called "creation-date"': count,
  'members of metadata called "job-name"': count,
});
const box = (x: number, y: number, width: number, height: number, label: string) => ({
  from_name: 'rectangle',
  ...{ x: x / 5, y: y / 4, width: width / 5, height: height / 4, rotation: 0 },
  rectanglelabels: [label],
});

test('boxes, one class and several classes of images', async () => {
  const { tasks, codes, outcome, config } = await regionsOf(input(single, several, boxed), 'output.manifest');
  expect({ codes, format: outcome.format }).toEqual({ codes: [], format: 'ground-truth' });
  expect(tasks).toEqual([
    { data: { image: single['source-ref'] }, regions: [{ from_name: 'sport', choices: ['football'] }] },
    {
      data: { image: several['source-ref'] },
      regions: [{ from_name: 'species', choices: ['dog', 'cat', 'horse'] }],
    },
    {
      data: { image: boxed['source-ref'] },
      regions: [box(111, 134, 61, 128, 'dog'), box(161, 250, 30, 30, 'bone')],
    },
  ]);
  expect(config).toContain('<Choices name="species" toName="image" choice="multiple">');
  expect(outcome.skipped).toEqual({ 'confidences of labels': 4, ...members(3) });
});

test('the confidences of a model are scores', async () => {
  const byModel = { ...boxed['bounding-box-metadata'], 'human-annotated': 'no' };
  const { tasks, outcome } = await regionsOf(
    input({ ...boxed, 'bounding-box-metadata': byModel }),
    'output.manifest',
  );
  expect(tasks[0]!.regions!.map((region) => (region as { score?: number }).score)).toEqual([0.8, 0.9]);
  expect(outcome.skipped).toEqual(members(1));
});

test('other keys are data; other labels, and jobs that failed, are counted', async () => {
  const row = {
    ...single,
    batch: 12345678901234567000,
    image: 'x',
    'mask-ref': 'https://e.com/mask.png',
    'mask-ref-metadata': { type: 'groundtruth/semantic-segmentation' },
    'box-metadata': { 'failure-reason': 'ClientError', type: 'groundtruth/object-detection' },
  };
  const { tasks, outcome } = await regionsOf(input(row), 'output.manifest');
  expect(Object.keys(tasks[0]!.data)).toEqual(['image', 'batch']);
  expect(outcome.skipped).toMatchObject({
    'labels of the type groundtruth/semantic-segmentation': 1,
    'labels of jobs that failed': 1,
    'members of metadata called "failure-reason"': 1,
    'members of lines called "image"': 1,
  });
});

test('images may be beside the manifest', async () => {
  const { tasks, codes } = await regionsOf(
    { 'in/a.manifest': manifest({ ...single, 'source-ref': 'a.svg' }), 'in/a.svg': picture },
    'in/a.manifest',
  );
  expect(codes).toEqual([]);
  expect(tasks[0]!.data.image).toMatch(/a\.svg$/);
});

const withBox = (annotation: unknown) => ({
  ...boxed,
  'bounding-box': { ...boxed['bounding-box'], annotations: [annotation] },
});
test.each<[string, object, string, string]>([
  [
    'a class without a name',
    withBox({ class_id: 7, left: 1, top: 1, width: 1, height: 1 }),
    'class-unknown',
    '7',
  ],
  ['a box without a width', withBox({ class_id: 0, left: 1, top: 1, height: 1 }), 'label-malformed', 'width'],
  [
    'a negative width',
    withBox({ class_id: 0, left: 1, top: 1, width: -1, height: 1 }),
    'label-malformed',
    'negative',
  ],
  ['boxes that are no list', { ...boxed, 'bounding-box': {} }, 'label-malformed', 'not a list'],
  ['a class of several without a name', { ...several, species: [2] }, 'class-unknown', '2'],
  ['no image', { ...single, 'source-ref': '' }, 'label-entry-malformed', 'source-ref'],
])('%s is found at its line', async (_, row, code, says) => {
  const { errors, exitCode } = await checkInput(input(single, row), 'output.manifest');
  expect({ errors, exitCode }).toMatchObject({
    errors: [{ code, file: 'output.manifest', line: 2, message: expect.stringContaining(says) }],
    exitCode: 1,
  });
});

// The example of text classification in the same guide.
test('classes of texts are named, with how to import them', async () => {
  const { 'source-ref': _, ...sport } = single;
  const metadata = { ...sport['sport-metadata'], type: 'groundtruth/text-classification' };
  const rows = input({ source: 'a text', sport: 0, 'sport-metadata': metadata });
  const { codes } = await checkInput(rows, 'output.manifest', '--input-format', 'auto');
  expect(codes).toEqual(['labels-not-read']);
});

test('without an <Image> in the label config the labels are said not to be read', async () => {
  const config = '<View><Text name="t" value="$source-ref"/><TextArea name="a" toName="t"/></View>';
  const found = await checkInput(
    { ...input(single), 'c.xml': config },
    'output.manifest',
    '-l',
    'c.xml',
    '--input-format',
    'auto',
  );
  expect(found.codes).toContain('labels-not-read');
  expect(found.messages.join()).toContain(
    'Its labels need a label config with an <Image>, so they stay data.',
  );
});

test('boxes of a job that a later one adjusted count once', async () => {
  const later = structuredClone(boxed['bounding-box']);
  later.annotations[0]!.left = 112;
  const adjusted = {
    ...boxed,
    'adjusted-box': later,
    'adjusted-box-metadata': { ...boxed['bounding-box-metadata'], 'adjustment-status': 'adjusted' },
  };
  const { tasks, outcome } = await regionsOf(input(adjusted), 'output.manifest');
  expect(tasks[0]?.regions).toMatchObject([{ x: 112 / 5 }, { x: 161 / 5 }]);
  expect(outcome.skipped).toMatchObject({ 'labels of jobs that a later job adjusted': 1 });
});

test('of a manifest in a folder of images its path is the input, also where -l auto is given', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.svg': picture, 'd/out.manifest': `${JSON.stringify(boxed)}\n` });
  const { code, stderr } = await lsimport(folder, ['check', 'd', '-l', 'auto']);
  expect(code).toBe(2);
  expect(stderr).toContain('(--input-path d/out.manifest -l auto)');
});
