import { expect, it } from 'vitest';
import { createFolderMarks } from '../../../src/stores/listing/folder-marks.ts';

/** What is left of keys, of which those that end in `=` are empty objects. */
function left(...keys: string[]): string[] {
  const marks = createFolderMarks();
  const objects = keys.map((key) => ({
    key: key.replace(/=$/, ''),
    modified: 0,
    size: key.endsWith('=') ? 0 : 1,
  }));
  return [...objects.flatMap((object) => marks.pass(object)), ...marks.rest()].map(({ key }) => key);
}

it.each([
  [['set=', 'set/1.png'], ['set/1.png']],
  [
    ['set=', 'set-2.png', 'set.txt=', 'set/1.png'],
    ['set-2.png', 'set.txt', 'set/1.png'],
  ],
  [
    ['set=', 'set/a=', 'set/a/b=', 'set/a/b/1.png', 'set/c='],
    ['set/a/b/1.png', 'set/c'],
  ],
  [
    ['set=', 'set.d=', 'set.d/1.png', 'set/1.png'],
    ['set.d/1.png', 'set/1.png'],
  ],
  [
    ['set=', 'set0/1.png'],
    ['set', 'set0/1.png'],
  ],
  [
    ['set', 'set/1.png'],
    ['set', 'set/1.png'],
  ],
  [
    ['set/=', 'set/1.png'],
    ['set/', 'set/1.png'],
  ],
  [
    ['a=', 'b='],
    ['a', 'b'],
  ],
])('of %j there are %j left', (keys, expected) => {
  expect(left(...keys)).toEqual(expected);
});
