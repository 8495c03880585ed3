import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finderByName } from '../../../src/formats/media-columns/find-by-name.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Frames of videos are called the same in very many folders; more than 20 are not looked for one by one.
test.each([3, 30])('media are found by their names and folders among %d of the same names', (count) => {
  const root = temporaryFolder();
  const frames = Array.from({ length: count }, (_, i) => [`set/v${i}/images/1.jpg`, '']);
  writeFiles(root, { ...Object.fromEntries(frames), 'set/v2/images/2.jpg': '', 'other/v1/images/1.jpg': '' });
  const find = finderByName(root);
  const at = (path: string) => join(root, path);
  expect(find('1.jpg')).toBeUndefined();
  expect(find('1')).toBeUndefined();
  expect(find('images/1.jpg')).toBeUndefined();
  expect(find('v1/images/1.jpg')).toBeUndefined();
  expect(find('v2/images/1.jpg')).toBe(at('set/v2/images/1.jpg'));
  expect(find('2/images/1.jpg')).toBeUndefined();
  expect(find('other/v1/images/1')).toBe(at('other/v1/images/1.jpg'));
  expect(find('2')).toBe(at('set/v2/images/2.jpg'));
  expect(find('images/2.jpg')).toBe(at('set/v2/images/2.jpg'));
  expect(find('v3/2.jpg')).toBeUndefined();
});
