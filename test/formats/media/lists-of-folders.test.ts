import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

const images = Object.fromEntries(
  ['train/apple_pie/1', 'train/ribs/1', 'val/ribs/2'].map((name) => [`set/${name}.svg`, picture]),
);

async function check(files: Record<string, string>) {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`set/${name}`, text])));
  writeFiles(folder, images);
  const { stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto']);
  return stderr;
}

// Food-101 has both lists of the names; others number them, or write an object, as those of torchvision have it.
test.each([
  ['names', { 'labels.txt': 'ribs\napple_pie\n' }],
  ['names in two ways', { 'meta/classes.txt': 'apple_pie\nribs\n', 'meta/labels.txt': 'Apple pie\nRibs\n' }],
  ['numbered names', { 'classes.txt': 'apple_pie\nribs\n', 'labels.txt': '0 apple_pie\r\n1 ribs\r\n' }],
  ['names with numbers', { 'class_idx.txt': 'apple_pie, 0\nribs, 1\n' }],
  ['more names than folders', { 'class_names.txt': 'apple_pie\nhot dog\nribs\n' }],
  ['an object of numbers', { 'class_to_idx.json': '{"apple_pie": 0, "ribs": 1}' }],
  ['an object of names', { 'idx_to_class.json': '{"0": "apple_pie",\n "1": "ribs"}\n' }],
  ['a list', { 'names.json': '["apple_pie", "ribs"]', 'names.txt': 'apple_pie\nribs\n' }],
])('%s of the folders of images are no texts to label', async (_, files) => {
  const stderr = await check(files);
  expect(stderr).toContain(
    'Reading set as image-dir, because it has files that end in .svg, and the others list the names of their folders',
  );
  expect(stderr).toContain(
    'The choices of the label config are the names of the folders: "apple_pie", "ribs"',
  );
});

test.each([
  ['a label for each image', { 'labels.txt': 'apple_pie\nribs\nribs\n' }],
  ['only some of the names', { 'labels.txt': 'ribs\n' }],
  ['texts about some', { 'text.txt': 'apple_pie\nribs\nand a glass of wine\n' }],
  ['an object with other values', { 'labels.json': '{"apple_pie": ["1"], "ribs": ["1", "2"]}' }],
  ['tasks', { 'tasks.json': '[{"text": "apple_pie"}, {"text": "ribs"}]' }],
])('%s may be data', async (_, files) => {
  expect(await check(files)).toContain('The format of set is ambiguous');
});

test('a list of the folders leaves no doubt about texts where there is JSON', async () => {
  const files = { 'meta/classes.txt': 'apple_pie\nribs\n', 'meta/train.json': '{"ribs": ["ribs/1"]}' };
  const stderr = await check(files);
  expect(stderr).toContain('Choose one: --input-format json-dir or --input-format image-dir');
});
