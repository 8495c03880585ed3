import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const line = (file_name: string, objects: unknown, more: object = {}) =>
  `${JSON.stringify({ file_name, objects, ...more })}\n`;
const region = (x: number, label: string, more: object = {}) => ({
  from_name: 'rectangle',
  ...{ x, y: 10, width: 10, height: 10, rotation: 0 },
  rectanglelabels: [label],
  ...more,
});

// The documentation of datasets ("Create an image dataset", object detection): boxes of COCO, which are a corner and the size in pixels.
test('boxes of Hugging Face, in all parts, with their other columns', async () => {
  const files = {
    'in/train/metadata.jsonl': line('a.svg', {
      bbox: [
        [20, 10, 20, 10],
        [40, 10, 20, 10],
      ],
      categories: ['cup', 'pen'],
    }),
    'in/train/a.svg': picture,
    'in/test/metadata.jsonl': line(
      'b.svg',
      { id: [7], area: [200], bbox: [[20, 10, 20, 10]], category: ['cup'], score: [0.5] },
      { width: 200, height: 100, text: 'a desk' },
    ),
    'in/test/b.svg': picture,
  };
  const { outcome, tasks, codes } = await regionsOf(files, 'in');
  expect(outcome).toMatchObject({
    format: 'imagefolder',
    skipped: { 'members of objects called "id"': 1, 'members of objects called "area"': 1 },
  });
  expect(codes).toEqual([]);
  expect(tasks.map(({ regions }) => regions)).toEqual([
    [region(10, 'cup', { score: 0.5 })],
    [region(10, 'cup'), region(20, 'pen')],
  ]);
});

test('metadata with capitals in its name has boxes as well', async () => {
  const files = {
    'in/Metadata.JSONL': line('a.svg', { bbox: [[20, 10, 20, 10]], categories: ['cup'] }),
    'in/a.svg': picture,
  };
  const { outcome, tasks, codes } = await regionsOf(files, 'in');
  expect([outcome.format, codes]).toEqual(['imagefolder', []]);
  expect(tasks.map(({ regions }) => regions)).toEqual([[region(10, 'cup')]]);
});

test('empty lists of boxes say that nothing is on the image, and none say nothing', async () => {
  const lists = [{ bbox: [[20, 10, 20, 10]], categories: ['cup'] }, { bbox: [], categories: [] }, [], null];
  const rows = lists.map((objects, i) => line(`${i}.svg`, objects));
  const images = lists.map((_, i) => [`in/${i}.svg`, picture]);
  const files = { 'in/metadata.jsonl': rows.join(''), ...Object.fromEntries(images) };
  const { tasks, codes } = await regionsOf(files, 'in');
  expect(codes).toEqual([]);
  expect(tasks.map(({ regions }) => regions?.length)).toEqual([1, 0, 0, undefined]);
});

test.each([
  ['--tag-names', {}, ['--tag-names', 'cup,pen']],
  ['a file beside them', { 'in/id2label.json': '{"0": "cup", "1": "pen"}' }, []],
  ['the config of a model', { 'in/config.json': '{"id2label": {"0": "cup", "1": "pen"}}' }, []],
])('numbers of classes get their names from %s', async (_, more, args) => {
  const files = {
    'in/metadata.jsonl': line('a.svg', { bbox: [[20, 10, 20, 10]], categories: [1] }),
    'in/a.svg': picture,
  };
  const { tasks, outcome } = await regionsOf({ ...files, ...more }, 'in', ...args);
  expect(tasks[0]!.regions).toEqual([region(10, 'pen')]);
  expect(outcome).toMatchObject({ format: 'imagefolder', skipped: {} });
});

test('numbers of classes get their names from a file beside the folders of parts', async () => {
  const files = {
    'in/id2label.json': '{"0": "cup", "1": "pen"}',
    'in/train/metadata.jsonl': line('a.svg', { bbox: [[20, 10, 20, 10]], categories: [1] }),
    'in/train/a.svg': picture,
  };
  const { tasks, outcome } = await regionsOf(files, 'in');
  expect(tasks[0]!.regions).toEqual([region(10, 'pen')]);
  expect(outcome).toMatchObject({ format: 'imagefolder', skipped: {} });
});

test('names of classes go before their numbers, and what is not read is counted', async () => {
  const bbox = [[20, 10, 20, 10]];
  const files = {
    'in/metadata.jsonl': line(
      'a.svg',
      { bbox, category: [1], name: ['pen'], score: 0.5 },
      { width: 'w' },
    ).replace('}\n', ',"image":"orig-1"}\n'),
    'in/a.svg': picture,
  };
  const { outcome, tasks } = await regionsOf(files, 'in');
  expect(tasks[0]!.regions).toEqual([region(10, 'pen')]);
  expect(tasks[0]!.data.width).toBe('w');
  expect(outcome.skipped).toEqual({
    'members of objects called "category"': 1,
    'members of objects called "score"': 1,
    'members of rows called "image"': 1,
  });
});

test.each<[string, string, string]>([
  ['boxes that are no list', line('a.svg', { bbox: 1 }), 'label-malformed'],
  ['a box of three numbers', line('a.svg', { bbox: [[1, 2, 3]], category: [0] }), 'label-malformed'],
  ['fewer classes than boxes', line('a.svg', { bbox: [[1, 2, 3, 4]], category: [] }), 'label-malformed'],
  ['a class that is no list', line('a.svg', { bbox: [[0, 0, 1, 1]], label: 'cat' }), 'label-malformed'],
  ['a negative width', line('a.svg', { bbox: [[1, 2, -3, 4]], category: [0] }), 'label-malformed'],
  ['a line without a name', '{"objects": {"bbox": []}}\n', 'metadata-row-nameless'],
  ['a line that is not JSON', '{"file_name"\n', 'label-entry-malformed'],
])('%s', async (_, text, code) => {
  const files = { 'in/metadata.jsonl': text, 'in/a.svg': picture };
  const { codes } = await checkInput(files, 'in', '--input-format', 'imagefolder');
  expect(codes).toEqual([code]);
});

test('a label config without boxes leaves them data, with a warning', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/metadata.jsonl': line('a.svg', { bbox: [[20, 10, 20, 10]], categories: ['cup'] }),
    'in/a.svg': picture,
    'c.xml': '<View><Image name="i" value="$image"/><TextArea name="t" toName="i"/></View>',
  });
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'in', '-l', 'c.xml']);
  expect(code).toBe(0);
  expect(stderr).toContain('as image-dir');
  expect(stdout).toContain('warning[labels-not-read]');
});

test('boxes in a list with an object for each', async () => {
  const objects = [
    { bbox: [20, 10, 20, 10], category: 'cup', area: 200 },
    { bbox: [40, 10, 20, 10], category: 'pen', area: 200 },
  ];
  const files = {
    'in/metadata.jsonl': line('a.svg', objects) + line('b.svg', []),
    'in/a.svg': picture,
    'in/b.svg': picture,
  };
  const { outcome, tasks, codes } = await regionsOf(files, 'in');
  expect(outcome).toMatchObject({
    format: 'imagefolder',
    skipped: { 'members of objects called "area"': 1 },
  });
  expect(codes).toEqual([]);
  expect(tasks.map(({ regions }) => regions)).toEqual([[region(10, 'cup'), region(20, 'pen')], []]);
});

test.each([
  ['metadata.jsonl', '{"file_name": "a.svg", "bboxes": [[20, 10, 20, 10]], "labels": ["cup"]}\n', 'jsonl'],
  ['metadata.csv', 'file_name,objects\na.svg,"{""bbox"": [[20,10,20,10]], ""categories"": [0]}"\n', 'jsonl'],
  ['metadata.csv', 'file_name,bboxes\na.svg,"[[20, 10, 20, 10]]"\n', 'jsonl'],
  ['metadata.csv', 'file_name,bbox\na.svg,"[20, 10, 20, 10]"\n', 'boxes-csv'],
  ['metadata.csv', 'file_name,label,xmin,ymin,xmax,ymax\na.svg,cup,20,10,40,20\n', 'boxes-csv'],
])('boxes in another form are said to stay data: %s %j', async (name, text, advice) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: text, 'in/a.svg': picture });
  const { code, stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  const { format, diagnostics } = JSON.parse(stdout);
  expect({ code, format }).toEqual({ code: 0, format: 'image-dir' });
  expect(diagnostics).toMatchObject([{ code: 'labels-not-read', file: `in/${name}` }]);
  expect(diagnostics[0].message).toContain(advice);
});

test('the other columns keep their digits and places', async () => {
  const folder = temporaryFolder();
  const objects = { bbox: [[20, 10, 20, 10]], category: ['cup'] };
  const row = `{"id": 12345678901234567, "file_name": "a.svg", "at": 1.50, "objects": ${JSON.stringify(objects)}}\n`;
  writeFiles(folder, { 'in/metadata.jsonl': row, 'in/a.svg': picture });
  const { stdout } = await lsimport(folder, ['convert', 'in', '-l', 'auto', '--to', 'jsonl']);
  expect(stdout).toMatch(/^\{"id":0,"data":\{"image":"[^"]+","id":12345678901234567,"at":1\.50\},/);
});
