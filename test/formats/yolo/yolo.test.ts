import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectRegions } from '../labelled/expect-regions.ts';

test.each(['basic', 'pose'])('%s: labels are where they were drawn', (name) => expectRegions('yolo', name));

const boxes =
  '<RectangleLabels name="r" toName="i"><Label value="cat"/><Label value="dog"/></RectangleLabels>';
const config = `<View><Image name="i" value="$image"/>${boxes}</View>`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>';

async function checkYolo(files: Record<string, string | Uint8Array>, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'config.xml': config });
  return checkIn(folder, ...options);
}

async function checkIn(folder: string, ...options: string[]) {
  const args = ['check', '-i', 'set', '--input-format', 'yolo', '-l', 'config.xml', '--json', ...options];
  const { code, stdout } = await lsimport(folder, args);
  return { code, ...JSON.parse(stdout) };
}

describe('what cannot be read is found, with its file and line', () => {
  // The faults of the official converter: tracebacks, or boxes made of polygons.
  test.each([
    ['an unknown class', '9 0.5 0.5 0.1 0.1', 'class-unknown'],
    [
      'a pose of which nothing says how many points it has',
      '0 0.5 0.5 0.2 0.2 0.5 0.5 2 0.6 0.6 0',
      'label-malformed',
    ],
    ['too few numbers', '0 0.5 0.5', 'label-malformed'],
    ['a word', '0 0.5 0.5 0.1 x', 'label-malformed'],
    ['a class that is no number', 'cat 0.5 0.5 0.1 0.1', 'label-malformed'],
    ['a class below 0', '-1 0.5 0.5 0.1 0.1', 'label-malformed'],
    ['pixels', '0 32 24 10 10', 'label-malformed'],
    ['a negative size', '0 0.5 0.5 -0.1 0.1', 'label-malformed'],
    ['a score that no number holds', '0 0.5 0.5 0.1 0.1 1e999', 'label-malformed'],
    ['corners of no rectangle', '0 0.1 0.1 0.9 0.1 0.5 0.9 0.1 0.2', 'label-malformed'],
    ['a polygon without a tag for it', '0 0.1 0.1 0.9 0.1 0.5 0.9', 'label-without-control'],
  ])('%s', async (_name, line, wanted) => {
    const files = {
      'set/a.svg': svg,
      'set/a.txt': `1 0.5 0.5 0.1 0.1\n\n${line}\n`,
      'set/classes.txt': 'cat\ndog\n',
    };
    const { code, diagnostics } = await checkYolo(files);
    expect(code).toBe(1);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: wanted, severity: 'error', file: 'set/a.txt', line: 3, task: 0 }),
    ]);
  });

  test('no class names', async () => {
    const { code, diagnostics } = await checkYolo({ 'set/a.svg': svg, 'set/a.txt': '0 0.5 0.5 0.1 0.1' });
    expect(code).toBe(1);
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'classes-missing' })]);
  });

  test.each(['names: 5', 'names: {cat: 0}', 'a: [', 'nc: 2', 'names: [cat]\nkpt_shape: [3, 4]'])(
    'a data.yaml with %s',
    async (yaml) => {
      const { code, diagnostics } = await checkYolo({ 'set/a.svg': svg, 'set/data.yaml': yaml });
      expect(code).toBe(1);
      expect(diagnostics).toEqual([
        expect.objectContaining({ code: 'label-file-malformed', file: 'set/data.yaml' }),
      ]);
    },
  );

  // PyYAML 6.0.4 refuses the first six as well. It takes the last of two keys, and lists and maps as names.
  test.each([
    ['a list that does not end', 'nc: 2\nnames: [cat, dog', 2],
    ['a tab before an item', 'names:\n\t- cat', 2],
    ['a tab among spaces', 'names:\n  - cat\n\t- dog', 3],
    ['marks of a merge', 'names:\n  0: cat\n<<<<<<< HEAD\n  1: dog\n=======\n  1: cow\n>>>>>>> b\n', 3],
    ['two documents', 'names: [cat]\n---\nnc: 2', 2],
    ['an alias of nothing', 'names: [*x]', undefined],
    ['a key that stands twice', 'names: [cat]\nnc: 1\nnames: [dog]', 3],
    ['a class that stands twice', 'names:\n  0: cat\n  0: dog', 3],
    ['a map for a name', 'names: [cat, {x: 1}]', undefined],
    ['a list for a name', 'names: {0: [cat]}', undefined],
    ['a list that is its own name', 'names: &a [*a]', undefined],
    ['keypoints without names', 'names: [cat]\nkpt_names: 3', undefined],
    ['a list for the name of a keypoint', 'names: [cat]\nkpt_names: {0: [[nose]]}', undefined],
  ])('%s in data.yaml, or in another file with names', async (_name, yaml, line) => {
    for (const file of ['set/data.yaml', 'set/cats.yml']) {
      // A list of classes beside it must not be taken in its place.
      const files = { 'set/a.svg': svg, [file]: yaml, 'set/classes.txt': 'cat\n' };
      const { code, diagnostics } = await checkYolo(files);
      expect(code).toBe(1);
      const finding = { code: 'label-file-malformed', file, ...(line !== undefined && { line }) };
      expect(diagnostics).toEqual([expect.objectContaining(finding)]);
    }
  });

  test('of several lists of classes above several data sets, the one with the name of the set is taken', async () => {
    const sets = { 'set/a.svg': svg, 'set/a.txt': '1 0.5 0.5 0.1 0.1', 'birds.yaml': 'names: [owl, wren]' };
    const own = await checkYolo({ ...sets, 'set.yaml': 'names: [cat, dog]' });
    expect(own).toMatchObject({ code: 0, diagnostics: [] });
    const { code, diagnostics } = await checkYolo({ ...sets, 'cars.yaml': 'names: [cat, dog]' });
    expect({ code, diagnostics }).toMatchObject({
      code: 1,
      diagnostics: [{ code: 'classes-ambiguous', message: expect.stringMatching(/birds\.yaml.*cars\.yaml/) }],
    });
  });

  test('a broken YAML file without names has nothing to do with labels', async () => {
    const files = { 'set/a.svg': svg, 'set/ci.yaml': 'jobs: [a', 'set/classes.txt': 'cat\n' };
    const { code, diagnostics } = await checkYolo(files, '--strict');
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
  });

  test.each([
    ['classes.txt', 'caf\u00e9\n', 1],
    ['obj.names', 'cat\ncaf\u00e9\n', 2],
    ['data.yaml', 'nc: 1\nnames: [caf\u00e9]\n', 2],
    ['cats.yaml', 'names: [caf\u00e9]\n', 1],
    ['a.txt', '0 0.5 0.5 0.1 0.1\n0 0.5 0.5 0.1 0.1 \u00e9\n', 2],
  ])('Latin-1 in %s is refused in every mode', async (name, text, line) => {
    const folder = temporaryFolder();
    const classes = name === 'a.txt' ? { 'set/classes.txt': 'cat' } : {};
    const bytes = Buffer.from(text, 'latin1');
    writeFiles(folder, { 'set/a.svg': svg, ...classes, [`set/${name}`]: bytes, 'config.xml': config });
    for (const mode of ['fail', 'skip', 'keep']) {
      const args = ['-i', 'set', '--input-format', 'yolo', '-l', 'config.xml', '--invalid-tasks', mode];
      const { code, stdout } = await lsimport(folder, ['init', 'project', ...args, '--json']);
      expect(code).toBe(1);
      const finding = { code: 'invalid-utf8', file: `set/${name}`, line };
      expect(JSON.parse(stdout).diagnostics).toEqual([expect.objectContaining(finding)]);
    }
  });

  test('the size of an image that a turned box needs', async () => {
    const line = '0 0.1 0.1 0.5 0.1 0.5 0.4 0.1 0.4\n';
    const files = { 'set/images/a.png': 'damaged', 'set/labels/a.txt': line, 'set/classes.txt': 'cat' };
    const { code, diagnostics } = await checkYolo(files);
    expect(code).toBe(1);
    expect(diagnostics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'image-size-unknown',
          message: expect.stringContaining('"a.png"'),
          file: 'set/labels/a.txt',
          line: 1,
        }),
      ]),
    );
  });

  test('a label that the label config lacks is found by the checks of its task', async () => {
    const files = { 'set/a.svg': svg, 'set/a.txt': '\n0 0.5 0.5 0.1 0.1\n', 'set/classes.txt': 'bird\n' };
    const { diagnostics } = await checkYolo(files);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'unknown-label', file: 'set/a.txt', line: 2 }),
    ]);
  });
});

describe('the usual layouts', () => {
  const label = '1 0.5 0.5 0.1 0.1\n';
  test.each([
    [
      'images/ and labels/',
      { 'set/images/a.svg': svg, 'set/labels/a.txt': label, 'set/classes.txt': 'cat\ndog' },
    ],
    [
      'parts in images/ and labels/',
      { 'set/images/val/a.svg': svg, 'set/labels/val/a.txt': label, 'set/data.yml': 'names: [cat, dog]' },
    ],
    [
      'images/ and labels/ in parts',
      { 'set/val/images/a.svg': svg, 'set/val/labels/a.txt': label, 'set/data.yaml': 'names: [cat, dog]' },
    ],
    [
      'Darknet of Roboflow',
      { 'set/train/a.svg': svg, 'set/train/a.txt': label, 'set/train/_darknet.labels': 'cat\ndog\n' },
    ],
    ['beside each other', { 'set/a.svg': svg, 'set/a.txt': label, 'set/obj.names': 'cat\r\ndog\r\n' }],
    [
      'classes in labels/',
      { 'set/images/a.svg': svg, 'set/labels/a.txt': label, 'set/labels/classes.txt': 'cat\ndog' },
    ],
  ])('%s', async (_name, files) => {
    const { code, tasks, diagnostics, skipped } = await checkYolo(files, '--strict');
    expect({ code, tasks, diagnostics, skipped }).toEqual({
      code: 0,
      tasks: 1,
      diagnostics: [],
      skipped: {},
    });
  });

  test('--images names a folder of their own', async () => {
    const files = { 'photos/a.svg': svg, 'set/labels/a.txt': label, 'set/classes.txt': 'cat\ndog' };
    const { code, tasks, diagnostics } = await checkYolo(files, '--images', 'photos', '--strict');
    expect({ code, tasks, diagnostics }).toEqual({ code: 0, tasks: 1, diagnostics: [] });
  });

  test.each([
    ['pics/f', 'pics/f/a.svg', 'set/obj_train_data/f/a.txt'],
    ['photos/train', 'photos/train/a.svg', 'set/labels/train/a.txt'],
    ['photos/train', 'photos/train/x/a.svg', 'set/train/x/a.txt'],
  ])('--images names the folder of one part: %s', async (images, image, labels) => {
    const files = { [image]: svg, [labels]: label, 'set/classes.txt': 'cat\ndog' };
    const { code, tasks, diagnostics, skipped } = await checkYolo(files, '--images', images, '--strict');
    expect({ code, tasks, diagnostics, skipped }).toEqual({
      ...{ code: 0, tasks: 1, diagnostics: [], skipped: {} },
    });
  });

  test('an image that cannot be measured keeps its labels', async () => {
    const files = { 'set/a.png': 'no image', 'set/a.txt': label, 'set/classes.txt': 'cat\ndog' };
    const { code, diagnostics } = await checkYolo(files);
    expect(code).toBe(0);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'image-not-measured', severity: 'warning' }),
    ]);
  });
});

describe('names of classes', () => {
  // As PyYAML 6.0.4 reads them with its BaseLoader, which leaves scalars as they are written.
  const written = ['1e5', '12345678901234567890', '1.0', 'no', 'yes', 'null', '~', '0x10', '1_000', "it's"];
  test.each([
    ['list', `names: [${written.slice(0, -1).join(', ')}, "it's"]`],
    ['map', `names:\n${written.map((name, i) => `  ${i}: ${name}\n`).join('')}`],
  ])('are what is written: a %s', async (_name, yaml) => {
    const lines = written.map((_, i) => `${i} 0.5 0.5 0.1 0.1\n`).join('');
    const folder = temporaryFolder();
    writeFiles(folder, { 'set/a.svg': svg, 'set/a.txt': lines, 'set/data.yaml': yaml });
    const args = ['-i', 'set', '--input-format', 'yolo', '-l', 'auto', '-o', 'tasks.json'];
    expect((await lsimport(folder, ['convert', ...args])).code).toBe(0);
    const [task] = JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'));
    const results: { value: { rectanglelabels: string[] } }[] = task.completions[0].result;
    expect(results.flatMap(({ value }) => value.rectanglelabels)).toEqual(written);
  });
});

describe('no label file is lost in silence', () => {
  const label = '0 0.5 0.5 0.1 0.1\n';
  const classes = { 'set/classes.txt': 'cat\ndog\n' };

  /** What becomes of a line of a class without a name shows whether it is read. */
  const unknown = '7 0.5 0.5 0.1 0.1\n';

  test.each(['test', 'train', 'val', 'valid', 'notes', 'license', 'readme', 'README.first'])(
    'images called %s have labels',
    async (stem) => {
      for (const [images, labels] of [
        ['set', 'set'],
        ['set/images', 'set/labels'],
      ]) {
        const files = { [`${images}/${stem}.svg`]: svg, [`${labels}/${stem}.txt`]: unknown, ...classes };
        const { diagnostics, skipped } = await checkYolo(files);
        const finding = { code: 'class-unknown', file: `${labels}/${stem}.txt` };
        expect(diagnostics).toEqual([expect.objectContaining(finding)]);
        expect(skipped).toEqual({});
      }
    },
  );

  test('lists of images and notes are other files where no image has their name', async () => {
    const files = {
      'set/images/a.svg': svg,
      'set/test.txt': 'images/a.svg\n',
      'set/README.txt': 'Cats.',
      ...classes,
    };
    const { code, diagnostics, skipped } = await checkYolo(files, '--strict');
    expect({ code, diagnostics, skipped }).toEqual({
      code: 0,
      diagnostics: [],
      skipped: { 'other files': 2 },
    });
  });

  test('classes.txt is the classes, also beside an image of that name', async () => {
    const { code, diagnostics } = await checkYolo({ 'set/classes.svg': svg, ...classes }, '--strict');
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
  });

  test('the ending of a label file may be in capitals', async () => {
    const { diagnostics } = await checkYolo({ 'set/a.svg': svg, 'set/a.TXT': unknown, ...classes });
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'class-unknown', file: 'set/a.TXT' })]);
  });

  test('of two label files that differ in their ending only, one is counted', async () => {
    const files = { 'set/a.svg': svg, 'set/a.TXT': unknown, 'set/a.txt': label, ...classes };
    const { code, diagnostics, skipped } = await checkYolo(files, '--strict');
    expect({ code, diagnostics, skipped }).toEqual({
      code: 0,
      diagnostics: [],
      skipped: { 'other files': 1 },
    });
  });

  test('broken links are not images', async () => {
    const folder = temporaryFolder();
    const files = { 'set/images/a.svg': svg, 'set/labels/z.txt': label + label, ...classes };
    writeFiles(folder, { ...files, 'config.xml': config });
    symlinkSync('/nonexistent', join(folder, 'set/images/z.jpg'));
    symlinkSync('/nonexistent', join(folder, 'set/labels/y.txt'));
    const { code, tasks, diagnostics, skipped } = await checkIn(folder);
    expect({ code, tasks }).toEqual({ code: 0, tasks: 1 });
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'broken-link', severity: 'warning', file: 'set/images/z.jpg' }),
      expect.objectContaining({ code: 'broken-link', severity: 'warning', file: 'set/labels/y.txt' }),
      expect.objectContaining({ code: 'label-without-image', file: 'set/labels/z.txt' }),
    ]);
    expect(skipped).toEqual({ 'broken symbolic links': 2, 'labels without an image': 2 });
  });

  test('labels of a part are not those of images in no part', async () => {
    const files = { 'photos/a.svg': svg, 'set/labels/train/a.txt': label, ...classes };
    const { diagnostics } = await checkYolo(files, '--images', 'photos');
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'label-without-image', file: 'set/labels/train/a.txt' }),
    ]);
  });

  test('a file without an image may be in any encoding', async () => {
    const files = {
      'set/a.svg': svg,
      'set/lizenz.txt': Buffer.from('f\u00fcr\nalle\n', 'latin1'),
      ...classes,
    };
    const { code, diagnostics, skipped } = await checkYolo(files);
    expect(code).toBe(0);
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'label-without-image' })]);
    expect(skipped).toEqual({ 'labels without an image': 2 });
  });
});

test.each([
  ['cat\ndog\n', 0],
  ['dog\ncat\n', 1],
  ['cat\n', 1],
  ['cat\ndog\nfox\n', 1],
])('a classes.txt %j beside a data.yaml with other names is spoken of', async (classes, warnings) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'd/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    'd/a.txt': '1 0.5 0.5 0.1 0.1\n',
    'd/data.yaml': 'names: [cat, dog]\n',
    'd/classes.txt': classes,
  });
  const args = ['check', 'd', '--input-format', 'yolo', '-l', 'auto', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  expect(code).toBe(0);
  const found = JSON.parse(stdout).diagnostics.filter(
    (one: { code: string }) => one.code === 'classes-differ',
  );
  expect(found.length).toBe(warnings);
  if (warnings > 0) expect(found[0].message).toContain('the names of "d/data.yaml" were used');
});

test.each([
  ['classes.txt', 'cat\ndog\ncat\n', ['classes-same-name']],
  ['classes.txt', 'cat\nCat\ndog\n\n', []],
  // The converter of label-studio-sdk and Darknet count the blank line, Datumaro skips it.
  ['classes.txt', 'cat\ndog\n\nowl\n', ['classes-blank-line']],
  ['data.yaml', 'nc: 3\nnames: [cat, dog]\n', ['classes-miscounted']],
  ['data.yaml', 'nc: 2\nnames: {0: cat, 1: cat}\n', ['classes-same-name']],
  ['data.yaml', 'nc: 2\nnames: [cat, dog]\n', []],
])('what a %s %j says against itself is told', async (file, list, codes) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'd/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    'd/a.txt': '1 0.5 0.5 0.1 0.1\n',
    [`d/${file}`]: list,
  });
  const args = ['check', 'd', '--input-format', 'yolo', '-l', 'auto', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const found = JSON.parse(stdout).diagnostics.map((one: { code: string }) => one.code);
  expect(found.filter((code: string) => code.startsWith('classes-'))).toEqual(codes);
  expect(code).toBe(0);
});
