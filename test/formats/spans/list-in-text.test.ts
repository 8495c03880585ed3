import { afterEach, expect, it, vi } from 'vitest';
import { listInText } from '../../../src/formats/spans/list-in-text.ts';

afterEach(() => vi.restoreAllMocks());

it.each<[string, unknown, number]>([
  ['[{"start": 0}]', [{ start: 0 }], 1],
  ["[{'start': 0}]", [{ start: 0 }], 0],
  [" [ { 'start': 0}]", [{ start: 0 }], 0],
  ["['a', 'b']", ['a', 'b'], 0],
  ["[(0, 3, 'PER')]", [[0, 3, 'PER']], 0],
  ["[[0, 3, 'PER']]", [[0, 3, 'PER']], 1],
  ['[]', [], 1],
  ['a [b]', undefined, 0],
])('%s is tried as JSON only where it may be that', (text, list, tries) => {
  const parse = vi.spyOn(JSON, 'parse');
  expect(listInText(text)).toEqual(list);
  expect(parse).toHaveBeenCalledTimes(tries);
});
