import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectRegions } from '../labelled/expect-regions.ts';

test('boxes, polygons, masks and keypoints are where pycocotools and Pillow have them', () =>
  expectRegions('coco', 'basic'));

const labels = '<Label value="dog"/>';
const config = `<View><Image name="image" value="$image"/><RectangleLabels name="r" toName="image">${labels}</RectangleLabels></View>`;
const images = [{ id: 1, file_name: 'a.png', width: 100, height: 50 }];
const categories = [{ id: 1, name: 'dog' }];

async function importCoco(coco: unknown, ...options: string[]) {
  const folder = temporaryFolder();
  const text = typeof coco === 'string' ? coco : JSON.stringify(coco);
  writeFiles(folder, { 'coco.json': text, 'config.xml': config });
  const args = ['init', 'p', '-i', 'coco.json', '--input-format', 'coco', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, [...args, ...options]);
  const outcome = JSON.parse(stdout);
  const codes = (outcome.diagnostics as { code: string }[]).map((found) => found.code);
  return { folder, code, outcome, codes: codes.filter((found) => found !== 'image-missing') };
}

const annotation = (members: object) => ({
  id: 1,
  image_id: 1,
  category_id: 1,
  bbox: [1, 2, 3, 4],
  ...members,
});

describe('what cannot be carried over is found, with its place', () => {
  // The faults of the official converter, which stops with a traceback or is silent.
  test.each([
    ['an unknown category', { category_id: 7 }, 'class-unknown', '/annotations/0/category_id'],
    ['a box of three numbers', { bbox: [1, 2, 3] }, 'label-malformed', '/annotations/0/bbox'],
    ['a box with text', { bbox: [1, 2, '3', 4] }, 'label-malformed', '/annotations/0/bbox'],
    ['a negative width', { bbox: [1, 2, -3, 4] }, 'label-malformed', '/annotations/0/bbox'],
    ['no box and nothing else', { bbox: [] }, 'label-malformed', '/annotations/0'],
    [
      'an odd polygon',
      { segmentation: [[1, 1, 2, 2, 3, 3, 4]] },
      'label-malformed',
      '/annotations/0/segmentation',
    ],
    ['two points', { segmentation: [[1, 1, 2, 2]] }, 'label-malformed', '/annotations/0/segmentation'],
    [
      'a short mask',
      { segmentation: { size: [50, 100], counts: [1, 2] } },
      'label-malformed',
      '/annotations/0/segmentation',
    ],
    [
      'packed nonsense',
      { segmentation: { size: [50, 100], counts: '~~' } },
      'label-malformed',
      '/annotations/0/segmentation',
    ],
    [
      'a mask of another size',
      { segmentation: { size: [2, 2], counts: [4] } },
      'label-malformed',
      '/annotations/0/segmentation',
    ],
    ['keypoints not in threes', { keypoints: [1, 2] }, 'label-malformed', '/annotations/0/keypoints'],
    ['a score that is text', { score: 'high' }, 'label-malformed', '/annotations/0/score'],
    ['no control tag for it', { bbox: [], keypoints: [1, 2, 2] }, 'label-without-control', '/annotations/0'],
  ])('%s', async (_name, members, wanted, path) => {
    const { code, outcome } = await importCoco({ images, categories, annotations: [annotation(members)] });
    expect(code).toBe(1);
    expect(outcome.diagnostics).toContainEqual(
      expect.objectContaining({ code: wanted, severity: 'error', path, task: 0, file: 'coco.json' }),
    );
  });

  test.each([
    ['no list of images', { categories, annotations: [] }],
    ['no list of categories', { images, annotations: [] }],
  ])('%s', async (_name, coco) => {
    const { code, codes } = await importCoco(coco);
    expect({ code, codes }).toEqual({ code: 1, codes: ['label-file-malformed'] });
  });

  test.each([
    ['cut off', '{"images": [{"id": 1', 'invalid-json'],
    ['a missing comma', '{"images": [] "categories": []}', 'invalid-json'],
    ['text behind', '{"images": []} 1', 'invalid-json'],
    ['empty', '', 'empty-file'],
  ])('a file that is not a JSON object: %s', async (_name, text, problem) => {
    const { code, codes } = await importCoco(text);
    expect({ code, codes }).toEqual({ code: 1, codes: [problem] });
  });

  test('a list is JSON, but no dataset', async () => {
    const { code, codes } = await importCoco('[1]');
    expect({ code, codes }).toEqual({ code: 1, codes: ['label-dialect'] });
  });

  test('two images with one id, one without a name, one without an id, and one that is no JSON', async () => {
    const more = [...images, { id: 1, file_name: 'b.png' }, { id: 2 }, { file_name: 'd.png' }, { id: 'x' }];
    const annotations = [annotation({ image_id: undefined })];
    const text = JSON.stringify({ images: more, categories, annotations }).replace('"x"', '0x1');
    const { outcome } = await importCoco(text);
    expect(outcome.diagnostics).toMatchObject([
      {
        code: 'label-entry-malformed',
        path: '/images/1',
        message: expect.stringContaining('its id is already used'),
      },
      { code: 'label-entry-malformed', path: '/images/2', message: expect.stringContaining('"file_name"') },
      { code: 'label-entry-malformed', path: '/images/3', message: expect.stringContaining('no "id"') },
      {
        code: 'label-entry-malformed',
        path: '/images/4',
        message: expect.stringContaining('not valid JSON'),
      },
      {
        code: 'label-without-image',
        message: 'There is no image for a missing "image_id", so 1 label was skipped.',
      },
      { code: 'image-missing' },
    ]);
  });

  test('labels of an unknown image, one that was forgotten and all there are', async () => {
    const lost = annotation({ image_id: 9 });
    const of = (...annotations: object[]) =>
      importCoco({
        images: [...images, { ...images[0], id: 2, file_name: 'b.png' }],
        categories,
        annotations,
      });
    const one = await of(lost);
    expect([one.code, one.codes]).toEqual([0, ['label-without-image']]);
    const two = await of(lost, { ...lost, id: 2 });
    expect([two.code, two.codes]).toEqual([1, ['no-label-has-image']]);
    expect(two.outcome.diagnostics[0].message).toBe(
      'None of the 2 labels has an image: the first "image_id" is 9, and the ids of the images are 1, 2.',
    );
  });

  test('unknown image size', async () => {
    const unknown = [{ id: 1, file_name: 'a.png', width: 0, height: 50 }];
    const { code, codes } = await importCoco({ images: unknown, categories, annotations: [annotation({})] });
    expect({ code, codes }).toEqual({ code: 1, codes: ['image-size-unknown'] });
  });
});

test('with --invalid-tasks skip the other images stay', async () => {
  const two = [...images, { id: 2, file_name: 'b.png', width: 10, height: 10 }];
  const annotations = [annotation({ category_id: 5 }), annotation({ image_id: 2 })];
  const { folder, code } = await importCoco(
    { images: two, categories, annotations },
    '--invalid-tasks',
    'skip',
  );
  expect(code).toBe(0);
  expect(readTasks(join(folder, 'p'))).toHaveLength(1);
});

test('without a tag for boxes alone, the box stands for its polygon, and that is counted', async () => {
  const annotations = [annotation({ segmentation: [[1, 1, 9, 1, 9, 9]] })];
  const { code, outcome } = await importCoco({ images, categories, annotations });
  expect(code).toBe(0);
  expect(outcome.skipped).toEqual({ 'polygons and masks imported as boxes': 1 });
  const { folder } = await importCoco({ images, categories, annotations });
  const args = ['check', 'coco.json', '--input-format', 'coco', '-l', 'config.xml'];
  const { stdout } = await lsimport(folder, args);
  expect(stdout).toContain('\n  imported as boxes: 1 polygon or mask\n');
});

test('--labels-as decides what labels become', async () => {
  const annotations = [annotation({}), annotation({ bbox: [2, 2, 2, 2] })];
  const { folder } = await importCoco({ images, categories, annotations }, '--labels-as', 'predictions');
  const [task] = readTasks(join(folder, 'p'));
  const [{ result, ...rest }] = task!.predictions as [{ result: unknown[] }];
  expect(result).toHaveLength(2);
  expect(Object.keys(rest)).toEqual(['created_at']);
  const scored = annotations.map((one) => ({ ...one, score: 0.5 }));
  const other = await importCoco({ images, categories, annotations: scored }, '--labels-as', 'completions');
  const file = readFileSync(join(other.folder, 'p/completions/0.json'), 'utf8');
  expect(JSON.parse(file).completions[0].result[1]).toMatchObject({ id: '2', score: 0.5 });
});

test('a score that is no number of JSON any more is an error at its place', async () => {
  const text = JSON.stringify({ images, categories, annotations: [annotation({ score: 0.25 })] });
  const { code, outcome } = await importCoco(text.replace('0.25', '1e999'));
  expect(code).toBe(1);
  expect(outcome.diagnostics).toContainEqual(
    expect.objectContaining({ code: 'label-malformed', path: '/annotations/0/score' }),
  );
});

test('annotations that stand before and between their images, in any order, find them', async () => {
  const many = Array.from({ length: 700 }, (_, i) => ({
    id: `im${i}`,
    file_name: `${i}.png`,
    width: 10,
    height: 10,
  }));
  const annotations = many.flatMap(({ id }, i) => [
    { image_id: id, category_id: 1, bbox: [i % 7, 0, 1, 1] },
    { image_id: id, category_id: 1, bbox: [0, i % 5, 1, 1] },
  ]);
  const shuffled = annotations.map((_, i) => annotations[(i * 389) % annotations.length]);
  const { folder, code } = await importCoco(
    { annotations: shuffled, categories, images: many },
    '--labels-as',
    'predictions',
  );
  expect(code).toBe(0);
  for (const [i, task] of readTasks(join(folder, 'p')).entries()) {
    const [{ result }] = task.predictions as [{ result: { value: { x: number; y: number } }[] }];
    const places = result.map(({ value: { x, y } }) => [x, y]).sort();
    expect(places).toEqual(
      [
        [(i % 7) * 10, 0],
        [0, (i % 5) * 10],
      ].sort(),
    );
  }
});

test('lists may be empty', async () => {
  const { code, outcome } = await importCoco({ images, annotations: [], categories: [] });
  expect(code).toBe(0);
  expect(outcome.tasks).toBe(1);
  const nothing = await importCoco({ images: [], annotations: [], categories });
  expect(nothing).toMatchObject({ code: 1, codes: ['no-tasks'] });
});

describe('texts that annotations have beside their box', () => {
  const coco = {
    images,
    categories,
    annotations: [
      annotation({ caption: 'a red dog' }),
      annotation({ id: 2, bbox: [5, 5, 9, 9], caption: '', utf8_string: 'STOP' }),
    ],
  };

  test('go to the TextArea tags of their names, which -l auto writes', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'coco.json': JSON.stringify(coco) });
    const args = ['convert', 'coco.json', '-l', 'auto', '--write-config', 'c.xml', '--to', 'tasks-1.x'];
    const { code, stdout, stderr } = await lsimport(folder, [...args, '-o', '-']);
    expect(code).toBe(0);
    expect(stderr).not.toContain('caption');
    const [{ annotations }] = JSON.parse(stdout);
    expect(
      annotations[0].result
        .filter(({ type }: { type: string }) => type === 'textarea')
        .map(
          ({
            id,
            from_name,
            value: { text },
          }: {
            id: string;
            from_name: string;
            value: { text: string[] };
          }) => [id, from_name, text],
        ),
    ).toEqual([
      ['1', 'caption', ['a red dog']],
      ['2', 'utf8_string', ['STOP']],
    ]);
    expect(readFileSync(join(folder, 'c.xml'), 'utf8')).toMatch(
      /<TextArea name="caption"[^>]* perRegion="true"/,
    );
  });

  test('are reported without one', async () => {
    const { codes, outcome } = await importCoco(coco);
    expect(codes).toEqual(['label-mark-lost', 'label-mark-lost']);
    expect(outcome.diagnostics.map(({ message }: { message: string }) => message)).toContain(
      'The attribute caption = a red dog of this label, "dog", was not imported.',
    );
  });
});
