import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const row = { image: 'a.jpg', text: 'the red car on the left' };

test.each([
  ['a list', { ...row, bbox: [20, 10, 40, 20] }],
  ['numbers with fractions', { bbox: [0.2, 0.1, 0.4, 0.2], ...row }],
  ['lists in a list', { ...row, bboxes: [[20, 10, 40, 20]] }],
  ['an object', { ...row, box: { x: 20, y: 10, w: 40, h: 20 } }],
  ['objects', { boxes: [{ label: 'cat', xmin: 20, ymin: 10, xmax: 40, ymax: 20 }], ...row }],
])('boxes in rows of a list of JSON stay data, which is said: %s', async (_, one) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'rows.json': JSON.stringify([one, one]) });
  const { stdout } = await lsimport(folder, ['check', 'rows.json', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).diagnostics).toEqual([
    expect.objectContaining({
      code: 'labels-not-read',
      message: expect.stringContaining('rows with boxes in images'),
    }),
  ]);
});

test.each([
  ['a number', { ...row, box: 5 }],
  ['a list of other things', { ...row, boxes: ['red', 'blue'] }],
  ['numbers that are no box', { ...row, box: [1, 2] }],
  ['no image', { text: 'a', bbox: [20, 10, 40, 20] }],
])('members called as boxes that are none: %s', async (_, one) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'rows.json': JSON.stringify([one, one]) });
  const { stdout } = await lsimport(folder, ['check', 'rows.json', '-l', 'auto', '--json']);
  expect(stdout).not.toContain('labels-not-read');
});
