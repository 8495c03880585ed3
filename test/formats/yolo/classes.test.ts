import { describe, expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const box = '0 0.5 0.5 0.1 0.1\n';
const set = (at: string) => ({ [`${at}/images/a.svg`]: picture, [`${at}/labels/a.txt`]: box });

async function labelsOf(files: Record<string, string>) {
  const { tasks, codes, outcome } = await regionsOf(files, 'set', '--input-format', 'yolo');
  const labels = tasks.map(({ regions }) => Object(regions?.[0]).rectanglelabels?.[0]);
  return { labels, codes, notes: outcome.notes as string[] };
}

// LabelImg writes a classes.txt into the folder of the labels.
describe('a list in the folder of the labels beside one in the input folder', () => {
  test.each([
    ['the same', 'cat\ndog\n', []],
    ['a longer one', 'cat\ndog\nbird\n', []],
    ['a shorter one', 'cat\n', []],
    ['another one', 'dog\nperson\ncat\n', ['classes-differ']],
  ])('%s', async (_name, own, expected) => {
    for (const list of [{ 'set/classes.txt': 'cat\ndog\n' }, { 'set/data.yaml': 'names: [cat, dog]\n' }]) {
      const { labels, codes } = await labelsOf({ ...set('set'), ...list, 'set/labels/classes.txt': own });
      expect({ labels, codes }).toEqual({ labels: ['cat'], codes: expected });
    }
  });

  test('one of another data set in it', async () => {
    const lists = { 'set/classes.txt': 'cat\ndog\n', 'set/old/classes.txt': 'dog\ncat\n' };
    expect((await labelsOf({ ...set('set'), ...set('set/old'), ...lists })).codes).toEqual([
      'classes-differ',
    ]);
  });
});

describe('says how two lists differ', () => {
  const data = { 'set/data.yaml': 'names: [cat, dog]\n' };
  const notes = { 'set/notes.json': '{"categories": [{"id": 0, "name": "cat"}, {"id": 2, "name": "dog"}]}' };
  test.each([
    [
      data,
      'labels/classes.txt',
      'Cat\ndog\n',
      'Class 0 is "Cat" in "set/labels/classes.txt" and "cat" in "set/data.yaml"',
    ],
    [data, 'classes.txt', 'cat\nfox\n', 'Class 1 is "fox" in "set/classes.txt" and "dog" in "set/data.yaml"'],
    [data, 'classes.txt', 'cat\n', '"set/classes.txt" has 1 class and "set/data.yaml" has 2'],
    [
      notes,
      'classes.txt',
      'cat\ndog\n',
      'Class 2 has no name in "set/classes.txt" and is "dog" in "set/notes.json"',
    ],
  ])('%j with %s %j', async (used, other, names, how) => {
    const files = { ...set('set'), ...used, [`set/${other}`]: names };
    const { codes, messages } = await checkInput(files, 'set', '--input-format', 'yolo');
    expect(codes).toEqual(['classes-differ']);
    const [file] = Object.keys(used);
    expect(messages).toEqual([`${how}; the names of "${file}" were used.`]);
  });
});

test.each([
  ['set/labels/classes.txt', '**/classes.txt', []],
  ['set/labels/classes.txt', 'labels/classes.txt', []],
  ['set/classes.txt', 'classes.txt', []],
  ['set/old/classes.txt', 'old/**', []],
  ['set/labels/classes.txt', 'classes.txt', ['classes-differ']],
])('a contradicting list %s with --exclude %s', async (list, pattern, expected) => {
  const own = { 'set/data.yaml': 'names: [cat, dog]\n', [list]: 'dog\ncat\n' };
  const files = { ...set('set'), ...set('set/old'), ...own };
  const { codes } = await checkInput(files, 'set', '--input-format', 'yolo', '--exclude', pattern);
  expect(codes).toEqual(expected);
});

test.each([
  ['data.yaml', { 'set/data.yaml': 'names: [dog]\n', 'set/classes.txt': 'cat\n' }],
  ['**/*.yaml', { 'set/data.yaml': 'names: [dog]\n', 'set/labels/classes.txt': 'cat\n' }],
  [
    'notes.json',
    { 'set/notes.json': '{"categories": [{"id": 0, "name": "dog"}]}', 'set/classes.txt': 'cat\n' },
  ],
  // Above the input, where its patterns mean nothing.
  ['**/*.names', { 'set/old.names': 'dog\n', 'classes.txt': 'cat\n' }],
])('a list that --exclude %s matches names no classes', async (pattern, lists) => {
  const files = { ...set('set'), ...lists };
  const { tasks, codes } = await regionsOf(files, 'set', '--input-format', 'yolo', '--exclude', pattern);
  expect({ label: Object(tasks[0]!.regions?.[0]).rectanglelabels, codes }).toEqual({
    label: ['cat'],
    codes: [],
  });
});

test('where --exclude matches the only list, it is missing', async () => {
  const files = { ...set('set'), 'set/classes.txt': 'cat\n' };
  const { codes } = await checkInput(files, 'set', '--input-format', 'yolo', '--exclude', '**/classes.txt');
  expect(codes).toContain('classes-missing');
});

describe('lists below the input folder only', () => {
  test.each([
    [{ 'set/day/classes.txt': 'cat\n' }],
    [{ 'set/day/classes.txt': 'cat\n', 'set/night/data.yaml': 'names: [cat]\n' }],
  ])('that say the same are used: %j', async (lists) => {
    const { labels, codes, notes } = await labelsOf({ ...set('set/day'), ...set('set/night'), ...lists });
    expect({ labels, codes }).toEqual({ labels: ['cat', 'cat'], codes: [] });
    expect(notes).toContain('Using the class names in set/day/classes.txt for set.');
  });

  // LabelImg adds a class to the list of the folder in which it first comes.
  test.each([
    [['cat\n', 'cat\ndog\n', 'cat\ndog\n'], 'set/b/classes.txt'],
    [['cat\ndog\nbird\n', 'cat\ndog\n', 'cat\n'], 'set/a/classes.txt'],
  ])('of which each goes on where another ends: the longest is used: %j', async ([a, b, c], used) => {
    const lists = { 'set/a/classes.txt': a!, 'set/b/classes.txt': b!, 'set/c/classes.txt': c! };
    const { labels, codes, notes } = await labelsOf({ ...set('set/a'), ...set('set/b'), ...lists });
    expect({ labels, codes }).toEqual({ labels: ['cat', 'cat'], codes: [] });
    expect(notes).toContain(
      `Using the class names in ${used} for set: of the lists below it, which agree, the longest.`,
    );
  });

  test.each([
    ['another beginning', 'cat\ndog\n', 'set/b/classes.txt', 'dog\ncat\nbird\n'],
    ['other ids', 'cat\ndog\n', 'set/b/data.yaml', 'names:\n  5: owl\n  6: bee\n  7: fly\n'],
  ])('of which one has %s are ambiguous', async (_name, one, file, other) => {
    const lists = { 'set/a/classes.txt': one, [file]: other };
    const { codes } = await checkInput({ ...set('set/a'), ...set('set/b'), ...lists }, 'set');
    expect(codes).toContain('classes-ambiguous');
  });

  test('that contradict each other are named', async () => {
    const lists = { 'set/day/classes.txt': 'cat\ndog\n', 'set/night/classes.txt': 'dog\ncat\n' };
    const { codes } = await checkInput({ ...set('set/day'), ...set('set/night'), ...lists }, 'set');
    expect(codes).toContain('classes-ambiguous');
  });
});

describe('a list with a name of its own tells what the folder is', () => {
  test.each([[{ 'set/voc.names': 'cat\n' }], [{ 'set/dataset.yaml': 'names:\n  0: cat\n' }]])(
    '%j',
    async (list) => {
      const images = { 'set/JPEGImages/a.svg': picture, 'set/labels/a.txt': box };
      const { format, codes } = await checkInput({ ...images, ...list }, 'set');
      expect({ format, codes }).toEqual({ format: 'yolo', codes: [] });
    },
  );

  test('but texts that are not labels', async () => {
    const files = { 'set/a.svg': picture, 'set/a.txt': 'A cat.', 'set/voc.names': 'cat\n' };
    expect((await checkInput(files, 'set')).format).not.toBe('yolo');
  });
});
