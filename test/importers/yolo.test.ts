import { describe, expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { expectRegions } from './expect-regions.ts';

test.each(['basic', 'pose'])('%s: labels are where they were drawn', (name) => expectRegions('yolo', name));

const boxes =
  '<RectangleLabels name="r" toName="i"><Label value="cat"/><Label value="dog"/></RectangleLabels>';
const config = `<View><Image name="i" value="$image"/>${boxes}</View>`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>';

async function checkYolo(files: Record<string, string>, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'config.xml': config });
  const args = ['check', '-i', 'set', '--input-format', 'yolo', '-l', 'config.xml', '--json', ...options];
  const { code, stdout } = await lsimport(folder, args);
  return { code, ...JSON.parse(stdout) };
}

describe('what cannot be read is found, with its file and line', () => {
  // The faults of the official converter: tracebacks, or boxes made of polygons.
  test.each([
    ['an unknown class', '9 0.5 0.5 0.1 0.1', 'class-unknown'],
    ['too few numbers', '0 0.5 0.5', 'label-malformed'],
    ['a word', '0 0.5 0.5 0.1 x', 'label-malformed'],
    ['a class that is no number', 'cat 0.5 0.5 0.1 0.1', 'label-malformed'],
    ['pixels', '0 32 24 10 10', 'label-malformed'],
    ['a negative size', '0 0.5 0.5 -0.1 0.1', 'label-malformed'],
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

  test('no names of classes', async () => {
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
    ['beside each other', { 'set/a.svg': svg, 'set/a.txt': label, 'set/obj.names': 'cat\r\ndog\r\n' }],
    [
      'classes in labels/',
      { 'set/images/a.svg': svg, 'set/labels/a.txt': label, 'set/labels/classes.txt': 'cat\ndog' },
    ],
  ])('%s', async (_name, files) => {
    const { code, tasks, diagnostics } = await checkYolo(files, '--strict');
    expect({ code, tasks, diagnostics }).toEqual({ code: 0, tasks: 1, diagnostics: [] });
  });

  test('--images names a folder of their own', async () => {
    const files = { 'photos/a.svg': svg, 'set/labels/a.txt': label, 'set/classes.txt': 'cat\ndog' };
    const { code, tasks, diagnostics } = await checkYolo(files, '--images', 'photos', '--strict');
    expect({ code, tasks, diagnostics }).toEqual({ code: 0, tasks: 1, diagnostics: [] });
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
