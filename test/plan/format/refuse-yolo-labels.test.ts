import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return lsimport(folder, ['check', ...args, '-l', 'auto']);
}

const labels = {
  'd/labels/train/a.txt': '0 0.5 0.5 0.2 0.2\n1 0.25 0.5 0.1 0.1\n',
  'd/labels/train/b.txt': '',
};

test.each([
  ['d/labels', 'text-dir'],
  ['d/labels/train', 'text-dir'],
  ['d/labels/train/a.txt', 'text'],
])('labels of YOLO without their images are no texts: %s', async (input, format) => {
  const { code, stderr } = await check(labels, input);
  expect(code).toBe(2);
  expect(stderr).toContain(`error: ${input} has YOLO labels but not their images.\n`);
  expect(stderr).toContain('Use the folder that holds both: --input-path d.');
  expect((await check(labels, input, '--input-format', format)).stdout).toContain('Checked 2 tasks');
});

test('with --images they are read as YOLO', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  const images = { 'p/train/a.svg': svg, 'd/labels/classes.txt': 'cat\ndog\n' };
  const { code, stdout, stderr } = await check({ ...labels, ...images }, 'd/labels', '--images', 'p');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).toContain('Reading d/labels as yolo');
  expect(stdout).toContain('Checked 1 task ');
  const { 'd/labels/classes.txt': _, ...nameless } = images;
  const { stdout: found } = await check({ ...labels, ...nameless }, 'd/labels', '--images', 'p');
  expect(found).toContain('classes-missing');
});

test('labels with the ids of tracks are labels too', async () => {
  const tracks = { 'd/labels/a.txt': '0 0.5 0.5 0.2 0.2 0.91 3\n1 0.25 0.5 0.1 0.1 0.66 14\n' };
  const { code, stderr } = await check(tracks, 'd/labels');
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has YOLO labels but not'),
  });
});

test.each([
  ['whole numbers', '1 2 3 4 5\n'],
  ['words', '0 0.5 0.5 0.2 cat\n'],
  ['one text among labels', '0 0.5 0.5 0.2 0.2\na text\n'],
])('%s are texts', async (_, text) => {
  expect((await check({ 'd/a.txt': text }, 'd')).code).toBe(0);
});

test('labels of YOLO beside their images, without class names, say what they lack', async () => {
  const files = { 'd/a.jpg': '', 'd/labels/a.txt': '2 0.5 0.5 0.2 0.2 0.91\n' };
  const { code, stderr } = await check(files, 'd');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('error: d has YOLO labels, but no class names.\nhelp: Put a classes.txt'),
  });
  expect((await check({ ...files, 'd/classes.txt': 'a\nb\ncar\n' }, 'd')).stderr).not.toContain(
    'no class names',
  );
});
