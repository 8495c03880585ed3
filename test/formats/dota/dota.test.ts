import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// The description of DOTA: x1, y1, x2, y2, x3, y3, x4, y4, category, difficult; the first lines may tell source and resolution.
test('rotated boxes and other quadrangles of DOTA', async () => {
  const { outcome, tasks, codes } = await regionsOf(
    {
      'in/images/P1.svg': picture,
      'in/labelTxt/P1.txt':
        'imagesource:GoogleEarth\r\ngsd:0.14\r\n20 10 60 10 60 30 20 30 plane 0\r\n60.0 10.0 60.0 50.0 40.0 50.0 40.0 10.0 ship 1\n0 0 40 0 50 20 0 20 plane 0\n',
    },
    'in',
  );
  expect(outcome).toMatchObject({ format: 'dota', skipped: { 'lines about the source of an image': 2 } });
  expect(codes).toEqual(['label-mark-lost']);
  expect(tasks[0]!.regions).toEqual([
    { from_name: 'rectangle', x: 10, y: 10, width: 20, height: 20, rotation: 0, rectanglelabels: ['plane'] },
    { from_name: 'rectangle', x: 30, y: 10, width: 20, height: 20, rotation: 90, rectanglelabels: ['ship'] },
    {
      from_name: 'polygon',
      points: [
        [0, 0],
        [20, 0],
        [25, 20],
        [0, 20],
      ],
      polygonlabels: ['plane'],
    },
  ]);
});

test('the layout of version 1.5, with dates above the boxes', async () => {
  const { outcome, tasks, codes } = await regionsOf(
    {
      'in/images/P1.svg': picture,
      'in/labelTxt-v1.5/DOTA-v1.5_train/P1.txt':
        'acquisition dates:2018-01-01\nimagesource:GF\ngsd:null\n20 10 60 10 60 30 20 30 container-crane 0\n',
    },
    'in',
  );
  expect(outcome).toMatchObject({ format: 'dota', skipped: { 'lines about the source of an image': 3 } });
  expect(codes).toEqual([]);
  expect(tasks[0]!.regions).toMatchObject([{ x: 10, y: 10, rectanglelabels: ['container-crane'] }]);
});

test.each([
  ['seven numbers', '20 10 60 10 60 30 20 plane 0', 1],
  ['a word among the numbers', '\n20 10 sixty 10 60 30 20 30 plane 0', 2],
  ['two dots in a number', '20 10 6.0.0 10 60 30 20 30 plane 0', 1],
])('%s: found', async (_what, text, line) => {
  const files = { 'in/P1.svg': picture, 'in/P1.txt': text };
  const { errors } = await checkInput(files, '-i', 'in', '--input-format', 'dota');
  expect(errors).toEqual([expect.objectContaining({ code: 'label-malformed', file: 'in/P1.txt', line })]);
});

test('labels of YOLO are none of DOTA', async () => {
  const { format } = await checkInput(
    {
      'in/images/a.svg': picture,
      'in/labels/a.txt': '0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\n',
      'in/classes.txt': 'a\n',
    },
    '-i',
    'in',
  );
  expect(format).toBe('yolo');
});
