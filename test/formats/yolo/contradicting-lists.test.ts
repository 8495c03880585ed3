import { describe, expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const box = '0 0.5 0.5 0.1 0.1\n';
const lines = (...names: string[]) => names.map((name) => `${name}\n`).join('');
const contents: [RegExp, (...names: string[]) => string][] = [
  [/\.yaml$/, (...names) => `names: [${names.join(', ')}]\n`],
  [
    /\.json$/,
    (...names) => JSON.stringify({ categories: names.map((name, id) => ({ id, name })), info: {} }),
  ],
  [/./, lines],
];
/** The file of a list with its content, in the form that its name tells. */
const list = (file: string, ...names: string[]) => ({
  [file]: contents.find(([ending]) => ending.test(file))![1](...names),
});

async function check(files: Record<string, string>, ...args: string[]) {
  const { tasks, codes, outcome } = await regionsOf(files, 'set', '--input-format', 'yolo', ...args);
  const labels = tasks.map(({ regions }) => Object(regions?.[0]).rectanglelabels?.[0]);
  return { labels, codes, found: Object(outcome).diagnostics as { message: string; file: string }[] };
}

const parts = { 'set/images/train/a.svg': picture, 'set/labels/train/a.txt': box };

describe('each list in a folder of labels, or in one that this is in, is compared with the one for all', () => {
  test.each([
    ['data.yaml', 'labels/classes.txt'],
    ['data.yaml', 'labels/train/x.names'],
    ['data.yaml', 'labels/train/notes.json'],
    ['classes.txt', 'labels/train/_darknet.labels'],
    ['classes.txt', 'labels/data.yaml'],
    ['obj.names', 'labels/obj.names'],
    ['labels/classes.txt', 'labels/train/classes.txt'],
  ])('%s and %s', async (used, other) => {
    const all = { ...parts, ...list(`set/${used}`, 'cat', 'dog') };
    const differ = await check({ ...all, ...list(`set/${other}`, 'dog', 'cat') });
    expect(differ).toMatchObject({ labels: ['cat'], codes: ['classes-differ'] });
    expect(differ.found[0]).toMatchObject({
      file: `set/${other}`,
      message: `Class 0 is "dog" in "set/${other}" and "cat" in "set/${used}"; the names of "set/${used}" were used.`,
    });
    for (const names of [['cat'], ['cat', 'dog'], ['cat', 'dog', 'owl']]) {
      const alike = await check({ ...all, ...list(`set/${other}`, ...names) });
      expect(alike).toMatchObject({ labels: ['cat'], codes: [] });
    }
    const excluded = ['--exclude', other];
    expect((await check({ ...all, ...list(`set/${other}`, 'dog') }, ...excluded)).codes).toEqual([]);
  });

  test('but not lists of programs and other data sets elsewhere', async () => {
    const lists = { ...list('set/data.yaml', 'cat'), ...list('set/cfg/coco.names', 'person', 'bicycle') };
    const others = { ...list('set/coco128.yaml', 'person'), ...list('voc.names', 'aeroplane') };
    expect((await check({ ...parts, ...lists, ...others })).codes).toEqual([]);
  });
});

describe('each list beside the one that is used is compared with it', () => {
  test.each([
    ['data.yaml', 'notes.json'],
    ['data.yaml', 'obj.names'],
    ['data.yaml', '_darknet.labels'],
    ['classes.txt', 'obj.names'],
  ])('%s and %s', async (used, other) => {
    for (const folder of ['set', 'set/labels']) {
      const all = { ...parts, ...list(`${folder}/${used}`, 'cat', 'dog') };
      const differ = await check({ ...all, ...list(`${folder}/${other}`, 'dog', 'cat') });
      expect(differ).toMatchObject({ labels: ['cat'], codes: ['classes-differ'] });
      const alike = await check({ ...all, ...list(`${folder}/${other}`, 'cat', 'dog') });
      expect(alike).toMatchObject({ labels: ['cat'], codes: [] });
    }
  });
});

describe('lists of parts, of which none is for all', () => {
  // Roboflow writes the same list into each part.
  const roboflow = (train: string[], valid: string[]) => ({
    ...{ 'set/train/a.svg': picture, 'set/train/a.txt': box },
    ...{ 'set/valid/b.svg': picture, 'set/valid/b.txt': box },
    ...list('set/train/_darknet.labels', ...train),
    ...list('set/valid/_darknet.labels', ...valid),
  });

  test('are used where they agree', async () => {
    const { labels, codes } = await check(roboflow(['cat', 'dog'], ['cat', 'dog']));
    expect({ labels, codes }).toEqual({ labels: ['cat', 'cat'], codes: [] });
  });

  test('are an error where they contradict each other', async () => {
    const files = roboflow(['cat', 'dog'], ['dog', 'cat']);
    const { codes, messages } = await checkInput(files, 'set', '--input-format', 'yolo');
    expect(codes).toContain('classes-ambiguous');
    expect(messages[0]).toContain('"set/train/_darknet.labels", "set/valid/_darknet.labels"');
  });

  test('with a name of their own are used as well', async () => {
    const { labels, codes } = await check({ ...parts, ...list('set/labels/train/x.names', 'cat') });
    expect({ labels, codes }).toEqual({ labels: ['cat'], codes: [] });
  });
});
