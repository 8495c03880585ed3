import { expect, test } from 'vitest';
import { fileBeside } from '../../src/shards/file-beside.ts';

test.each([
  ['a.json', 'b', 'b'],
  ['parts/a.json', 'b.jsonl', 'parts/b.jsonl'],
  ['C:\\parts\\a.json', 'b.jsonl', 'C:\\parts\\b.jsonl'],
  // A dollar sign has no meaning.
  ["parts/a$&$'.json", "a$&$'$1.jsonl", "parts/a$&$'$1.jsonl"],
])('beside %s is %s', (path, file, expected) => {
  expect(fileBeside(path, file)).toBe(expected);
});
