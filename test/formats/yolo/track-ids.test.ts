import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Region {
  type: string;
  score?: number;
  value: { x: number; y: number; width: number; height: number; points?: [number, number][] };
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>';

/** What becomes of a label file: what was skipped, whether it is a prediction, and its regions. */
async function read(lines: string[], yaml = '', others: string[] = []) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'set/a.svg': svg,
    'set/a.txt': `${lines.join('\n')}\n`,
    ...Object.fromEntries(others.map((line, i) => [`set/b${i}.txt`, `${line}\n`])),
    ...Object.fromEntries(others.map((_, i) => [`set/b${i}.svg`, svg])),
    'set/data.yaml': `names: [a, b, c]\n${yaml}`,
  });
  const input = ['-i', 'set', '--input-format', 'yolo', '-l', 'auto'];
  const { stdout } = await lsimport(folder, ['check', ...input, '--json']);
  const { skipped, diagnostics } = JSON.parse(stdout);
  const { code } = await lsimport(folder, ['convert', ...input, '-o', 'tasks.json']);
  if (code !== 0) return { skipped, diagnostics, kind: undefined, regions: [] };
  const [task] = JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'));
  const kind = task.predictions ? 'prediction' : 'completion';
  const regions: Region[] = (task.predictions ?? task.completions).flatMap(
    ({ result }: { result: Region[] }) => result,
  );
  return { skipped, diagnostics, kind, regions };
}

// Results.save_txt of Ultralytics 8.3 writes the class, the box or the points, the score if it is asked for, and the id if there are tracks.
describe('the ids of tracks are not scores, nor points', () => {
  test.each([['several tracks', ['0 0.5 0.5 0.2 0.3 1', '2 0.2 0.2 0.1 0.1 2', '1 0.7 0.7 0.1 0.1 17'], 3]])(
    'after a box: %s',
    async (_name, lines, count) => {
      const { skipped, diagnostics, kind, regions } = await read(lines);
      expect({ skipped, diagnostics, kind }).toEqual({
        skipped: { 'track ids': count },
        diagnostics: [],
        kind: 'completion',
      });
      expect(regions.map(({ type, score }) => [type, score])).toEqual(
        lines.map(() => ['rectanglelabels', undefined]),
      );
      expect(regions[0]!.value).toMatchObject({ x: 40, y: 35, width: 20, height: 30 });
    },
  );

  test.each([
    [['0 0.5 0.5 0.2 0.3 0.913 1', '2 0.2 0.2 0.1 0.1 0.45 2']],
    [['0 0.5 0.5 0.2 0.3 0.913 3', '1 0.5 0.5 1 1 0.45 14']],
  ])('after the score of a box: %j', async (lines) => {
    const { skipped, diagnostics, kind, regions } = await read(lines);
    expect({ skipped, diagnostics, kind }).toEqual({
      skipped: { 'track ids': 2 },
      diagnostics: [],
      kind: 'prediction',
    });
    expect(regions.map(({ type, score }) => [type, score])).toEqual([
      ['rectanglelabels', 0.913],
      ['rectanglelabels', 0.45],
    ]);
    expect(regions[0]!.value).toMatchObject({ x: 40, y: 35, width: 20, height: 30 });
  });

  test.each([
    ['0 0.1 0.1 0.9 0.1 0.5 0.9 7', undefined],
    ['0 0.1 0.1 0.9 0.1 0.5 0.9 0.8 7', 0.8],
  ])('after a polygon: %s', async (line, score) => {
    const { skipped, diagnostics, regions } = await read([line]);
    expect({ skipped, diagnostics }).toEqual({ skipped: { 'track ids': 1 }, diagnostics: [] });
    expect(regions).toEqual([expect.objectContaining({ type: 'polygonlabels' })]);
    expect(regions[0]!.score).toBe(score);
    expect(regions[0]!.value.points).toEqual([
      [10, 10],
      [90, 10],
      [50, 90],
    ]);
  });

  test.each([
    ['0 0.5 0.5 0.4 0.4 0.5 0.5 2 5', undefined],
    ['0 0.5 0.5 0.4 0.4 0.5 0.5 2 0.8 5', 0.8],
  ])('after a pose: %s', async (line, score) => {
    const { skipped, diagnostics, regions } = await read([line], 'kpt_shape: [1, 3]\n');
    expect({ skipped, diagnostics }).toEqual({ skipped: { 'track ids': 1 }, diagnostics: [] });
    expect(regions.map((one) => [one.type, one.score])).toEqual([
      ['rectanglelabels', score],
      ['keypointlabels', score],
    ]);
  });
});

describe('what may be something else stays what it was', () => {
  test('scores of 1 and 0 among fractions', async () => {
    const lines = ['0 0.5 0.5 0.2 0.3 1', '0 0.5 0.5 0.2 0.3 0', '0 0.2 0.2 0.1 0.1 0.4'];
    const { skipped, regions } = await read(lines);
    expect(skipped).toEqual({});
    expect(regions.map(({ score }) => score)).toEqual([1, 0, 0.4]);
  });

  // An id is there once in an image.
  test.each([
    [['0 0.5 0.5 0.2 0.3 1', '0 0.2 0.2 0.1 0.1 1']],
    [['0 0.5 0.5 0.2 0.3 1.0']],
    [['0 0.5 0.5 0.2 0.3 1.000000', '0 0.2 0.2 0.1 0.1 1.000000']],
  ])('scores of 1: %j', async (lines) => {
    const { skipped, kind, regions } = await read(lines);
    expect({ skipped, kind }).toEqual({ skipped: {}, kind: 'prediction' });
    expect(regions.map(({ score }) => score)).toEqual(lines.map(() => 1));
  });

  test.each([
    ['corners at the edge', ['0 0.5 0.5 0.2 0.3 0.913 1', '1 0.4 0.5 0.2 0.3 0.2 1']],
    ['one line that is a polygon', ['0 0.5 0.5 0.2 0.3 0.913 2', '1 0.4 0.5 0.2 0.3 0.2 0.6']],
    ['no box in the image', ['0 0.1 0.5 0.9 0.3 0.913 2']],
    ['four corners', ['0 0.1 0.1 0.9 0.2 0.8 0.7 0.3 1']],
  ])('polygons: %s', async (_name, lines) => {
    const { skipped, regions } = await read(lines);
    expect(skipped).not.toHaveProperty('track ids');
    expect(regions.map(({ type, score }) => [type, score])).toEqual(
      lines.map(() => ['polygonlabels', undefined]),
    );
  });

  test('a pose of which nothing says how many keypoints it has', async () => {
    const { skipped, diagnostics } = await read(['0 0.5 0.5 0.4 0.4 0.5 0.5 2']);
    expect(skipped).not.toHaveProperty('track ids');
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'label-malformed' })]);
  });
});

describe('a 1 that is alone in its file is what the other files of the data set say', () => {
  const alone = '0 0.5 0.5 0.2 0.3 1';
  const scored = '0 0.5 0.5 0.2 0.3 0.913 1';

  test.each([
    ['ids', alone, '1 0.2 0.2 0.1 0.1 2', 'rectanglelabels', undefined],
    ['scores', alone, '1 0.2 0.2 0.1 0.1 0.4', 'rectanglelabels', 1],
    ['several in one file, which ids are not', alone, `${alone}\n${alone}`, 'rectanglelabels', 1],
    ['ids after scores', scored, '1 0.2 0.2 0.1 0.1 0.45 2', 'rectanglelabels', 0.913],
    ['polygons', scored, '1 0.2 0.2 0.4 0.1 0.45 0.8 0.3 0.3', 'polygonlabels', undefined],
    ['triangles', scored, '1 0.2 0.2 0.4 0.1 0.45 0.8', 'polygonlabels', undefined],
  ])('%s', async (_name, line, other, type, score) => {
    const { diagnostics, regions } = await read([line], '', ['', other]);
    expect(diagnostics.filter(({ code }: { code: string }) => code === 'label-end-unsure')).toEqual([]);
    expect([regions[0]!.type, regions[0]!.score]).toEqual([type, score]);
  });

  test.each([
    [alone, 'the id of a track; it may also be a score', undefined],
    [scored, 'a score and the id of a track behind a box; it may also be the last point of a polygon', 0.913],
  ])('where they do not say it, that is said once: %s', async (line, doubt, score) => {
    const { skipped, diagnostics, regions } = await read([line], '', ['', line, '1 0.3 0.3 0.1 0.1']);
    expect(skipped).toEqual({ 'track ids': 2 });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'label-end-unsure',
        message: expect.stringContaining(`was read as ${doubt}, and`),
      }),
    ]);
    expect(regions.map((one) => [one.type, one.score]).slice(0, 1)).toEqual([['rectanglelabels', score]]);
  });
});
