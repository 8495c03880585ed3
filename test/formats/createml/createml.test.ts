import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const box = (label: string, x: number, y: number, width: number, height: number) => ({
  label,
  coordinates: { x, y, width, height },
});

// Apple's description of the format: x and y are the center of the box, all in pixels.
test('boxes of Create ML, in both spellings', async () => {
  const files = {
    'in/a.json': JSON.stringify([
      { image: 'a.svg', annotations: [box('cup', 50, 40, 20, 10)] },
      { imagefilename: 'b.svg', annotation: [{ ...box('cup', 20, 20, 20, 20), confidence: 0.5 }] },
      { image: 'a.svg', annotations: [] },
    ]),
    'in/a.svg': picture,
    'in/images/b.svg': picture,
    'in/images/c.svg': picture,
  };
  const { outcome, tasks, codes } = await regionsOf(files, 'in');
  expect(outcome).toMatchObject({ format: 'createml', skipped: { 'images that no label file names': 1 } });
  // a.svg is there twice.
  expect(codes).toEqual(['image-repeated']);
  expect(tasks.map(({ regions }) => regions)).toEqual([
    [{ from_name: 'rectangle', x: 20, y: 35, width: 10, height: 10, rotation: 0, rectanglelabels: ['cup'] }],
    [
      {
        from_name: 'rectangle',
        x: 5,
        y: 10,
        width: 10,
        height: 20,
        rotation: 0,
        rectanglelabels: ['cup'],
        score: 0.5,
      },
    ],
    [],
  ]);
});

test('an empty list of boxes says that nothing is on the image, and none says nothing', async () => {
  const files = {
    'in/a.json': JSON.stringify([
      { image: 'a.svg', annotations: [box('cup', 50, 40, 20, 10)] },
      { image: 'b.svg', annotations: [] },
      { image: 'c.svg' },
      { image: 'd.svg', annotations: null },
    ]),
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`in/${name}.svg`, picture])),
  };
  const { tasks, codes } = await regionsOf(files, 'in');
  expect(codes).toEqual([]);
  expect(tasks.map(({ regions }) => regions?.length)).toEqual([1, 0, undefined, undefined]);
});

test('what else is said of a box or an image is counted', async () => {
  const cup = box('cup', 50, 40, 20, 10);
  const turned = { ...cup, coordinates: { ...cup.coordinates, origin: 'bottomLeft' } };
  const { skipped, codes } = await checkInput(
    {
      'in/a.json': JSON.stringify([{ image: 'a.svg', annotations: [turned], annotation: [cup] }]),
      'in/a.svg': picture,
    },
    'in',
  );
  expect(codes).toEqual([]);
  expect(skipped).toEqual({
    'members of coordinates called "origin"': 1,
    'members of images called "annotation"': 1,
  });
});

test.each<[string, unknown, string, string | undefined]>([
  ['an object', { image: 'a.svg' }, 'label-file-malformed', undefined],
  ['an image without a name', [{ annotations: [] }], 'label-entry-malformed', '/0'],
  ['annotations that are no list', [{ image: 'a.svg', annotations: {} }], 'label-entry-malformed', '/0'],
  [
    'a box without a label',
    [{ image: 'a.svg', annotations: [box('', 1, 1, 1, 1)] }],
    'label-malformed',
    '/0/annotations/0',
  ],
  [
    'a box without coordinates',
    [{ image: 'a.svg', annotations: [{ label: 'x' }] }],
    'label-malformed',
    '/0/annotations/0',
  ],
  [
    'a negative size',
    [{ image: 'a.svg', annotations: [box('x', 1, 1, -1, 1)] }],
    'label-malformed',
    '/0/annotations/0',
  ],
])('%s is found', async (_what, value, code, path) => {
  const files = { 'a.json': JSON.stringify(value), 'a.svg': picture };
  const { errors, exitCode } = await checkInput(files, '-i', 'a.json', '--input-format', 'createml');
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.json', ...(path && { path }) })]);
});

test('what is not JSON is found with its line', async () => {
  const { errors } = await checkInput({ 'a.json': '[\n{]' }, '-i', 'a.json', '--input-format', 'createml');
  expect(errors).toEqual([expect.objectContaining({ code: 'invalid-json', line: 2, column: 2 })]);
});
