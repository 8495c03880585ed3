import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// The readme of KITTI's object development kit: type, truncated, occluded, alpha, bbox (left, top, right, bottom), dimensions, location, rotation_y, score.
test('boxes of KITTI', async () => {
  const { outcome, tasks, codes } = await regionsOf(
    {
      'in/training/image_2/000001.svg': picture,
      'in/training/label_2/000001.txt':
        'Car 0.00 0 -1.57 20.0 10.0 60.0 30.0 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\nCyclist 0.30 2 1.8 0 0 20 50 -1 -1 -1 -1000 -1000 -1000 -10\nDontCare -1 -1 -10 5 5 9 9 -1 -1 -1 -1000 -1000 -1000 -10\n',
    },
    'in',
  );
  expect(outcome).toMatchObject({
    format: 'kitti',
    skipped: { 'DontCare areas': 1, '3D boxes': 1, 'observation angles (alpha)': 2 },
  });
  expect(codes).toEqual(['label-mark-lost', 'label-mark-lost']);
  expect(tasks[0]!.regions).toEqual([
    { from_name: 'rectangle', x: 10, y: 10, width: 20, height: 20, rotation: 0, rectanglelabels: ['Car'] },
    { from_name: 'rectangle', x: 0, y: 0, width: 10, height: 50, rotation: 0, rectanglelabels: ['Cyclist'] },
  ]);
});

test('an occlusion that KITTI does not define, and columns behind the score, are said', async () => {
  const text = 'Car 0 4 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10 0.75 3\n';
  const found = await checkInput({ 'in/a.svg': picture, 'in/a.txt': text }, 'in', '--input-format', 'kitti');
  expect(found).toMatchObject({
    codes: ['label-mark-lost'],
    skipped: { 'further columns (17 and later)': 1 },
  });
});

test('results have scores', async () => {
  const text = 'Car -1 -1 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10 0.75\n';
  const { tasks } = await regionsOf({ 'in/a.svg': picture, 'in/a.txt': text }, 'in');
  expect(tasks[0]!.regions![0]).toMatchObject({ score: 0.75 });
});

const columns = '0.00 0 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10';

test('types in any script', async () => {
  const { outcome, tasks } = await regionsOf(
    { 'in/image_2/a.svg': picture, 'in/label_2/a.txt': `人物 ${columns}\nñandú ${columns}\n` },
    'in',
  );
  expect(outcome.format).toBe('kitti');
  expect(tasks[0]!.regions).toMatchObject([{ rectanglelabels: ['人物'] }, { rectanglelabels: ['ñandú'] }]);
});

// labelformat 0.1.9 writes images/ and labels/, as YOLO has them.
test('in images/ and labels/', async () => {
  const { outcome } = await regionsOf(
    { 'in/images/a.svg': picture, 'in/labels/a.txt': `Car ${columns}\n`, 'in/labels/b.txt': '' },
    'in',
  );
  expect(outcome.format).toBe('kitti');
});

// labelformat 0.1.9 writes names of categories as they are.
test.each(['人 物', 'traffic light', '3 wheeler'])('a type of two words is an error: %s', async (type) => {
  const files = { 'in/image_2/a.svg': picture, 'in/label_2/a.txt': `${type} ${columns}\n` };
  const { codes, notes } = await checkInput(files, 'in', '--input-format', 'kitti');
  expect({ codes, notes: notes.join() }).toEqual({
    codes: ['label-malformed'],
    notes: expect.not.stringContaining('.txt file'),
  });
});

// The files of KITTI's devkit: calib/, a list of frames as in ImageSets/, and times as in oxts/.
test('files beside the labels are skipped by their names', async () => {
  const label = 'Car 0.00 0 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10\n';
  const matrix = '7.070493e+02 0.000000e+00 6.040814e+02 0.000000e+00'.split(' ');
  const row = [...matrix, ...matrix, ...matrix].join(' ');
  const found = await regionsOf(
    {
      'in/training/image_2/000001.svg': picture,
      'in/training/label_2/000001.txt': label,
      // More than are looked at for detection.
      ...Object.fromEntries(
        Array.from({ length: 6 }, (_, i) => [
          `in/training/calib/00000${i}.txt`,
          `P0: ${row}\nR0_rect: ${matrix.join(' ')}\n\n`,
        ]),
      ),
      'in/training/timestamps.txt': '2011-09-26 13:02:25.964389445\n',
      'in/training/train.txt': '000001\n',
    },
    'in',
  );
  expect(found.codes).toEqual([]);
  expect(found.outcome).toMatchObject({ tasks: 1, skipped: { '.txt files that have no labels': 8 } });
  expect(found.tasks.map(({ regions }) => regions?.length)).toEqual([1]);
});

test.each([
  ['a line with fewer numbers than a label has', 'Car 0 0 0 1 2 3 4 1 1 1 1 1', 1],
  ['a short line', 'Car 0 0 0 1 2 3', 1],
  ['a word for a number', '\nCar 0 0 0 1 2 three 4 1 1 1 1 1 1 1', 2],
  ['a box that ends before it starts', 'Car 0 0 0 9 2 3 4 1 1 1 1 1 1 1', 1],
])('%s is found', async (_what, text, line) => {
  const { errors } = await checkInput(
    { 'in/a.svg': picture, 'in/a.txt': text },
    '-i',
    'in',
    '--input-format',
    'kitti',
  );
  expect(errors).toEqual([expect.objectContaining({ code: 'label-malformed', file: 'in/a.txt', line })]);
});

test('types need not begin with a letter of the alphabet', async () => {
  const numbers = '0.00 0 -10 20 10 60 30 -1 -1 -1 -1000 -1000 -1000 -10\n';
  const files = { 'in/a.svg': picture, 'in/b.svg': picture, 'in/c.svg': picture };
  const labels = {
    'in/a.txt': `Car ${numbers}`,
    'in/b.txt': `汽车 ${numbers}`,
    'in/c.txt': `3-wheeler ${numbers}`,
  };
  const { tasks, outcome } = await regionsOf({ ...files, ...labels }, 'in');
  expect(outcome).toMatchObject({ format: 'kitti', tasks: 3, skipped: {} });
  expect(tasks.map(({ regions }) => regions?.length)).toEqual([1, 1, 1]);
});
