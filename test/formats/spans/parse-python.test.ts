import { expect, test } from 'vitest';
import { parsePython } from '../../../src/formats/spans/parse-python.ts';

/** What Python 3 prints of some values with repr(), and what its json.dumps() does. */
test.each([
  ["[{'a': 1, 'b': None}]", '[{"a": 1, "b": null}]'],
  ['(1,)', '[1]'],
  ['[]', '[]'],
  ["(0, 3, 'X')", '[0, 3, "X"]'],
  [
    "[\"it's\", 'a \"b\"', 'it\\'s \"b\"', '\\n\\t\\\\\\x07\\x1b\\x80\u00e9\\u2028\ud83d\ude00']",
    '["it\'s", "a \\"b\\"", "it\'s \\"b\\"", "\\n\\t\\\\\\u0007\\u001b\\u0080\\u00e9\\u2028\\ud83d\\ude00"]',
  ],
  ['[True, False, 1.5, -2, 1e+20, 1e-07]', '[true, false, 1.5, -2, 1e+20, 1e-07]'],
  // What numpy 2 prints of arrays: str(np.array(['Ada', "it's"], dtype=object)), and of twelve numbers in a narrow line.
  ["['Ada' \"it's\"\n 'x']", '["Ada", "it\'s", "x"]'],
  ['[ 1  0\n 10]', '[1, 0, 10]'],
  ["{'k': {'x': [(1, 2)]}}", '{"k": {"x": [[1, 2]]}}'],
])('%s is read as Python prints it', (text, json) => {
  expect(parsePython(text)).toEqual(JSON.parse(json));
});

test.each([
  '',
  '[',
  '[1, 2',
  "['a]",
  '[1[2]]',
  '[1 2] 3',
  '{1: 2}',
  '[nan]',
  'array([1])',
  '[1] x',
  "['\\x4']",
  '['.repeat(1000),
])('%j is none of these', (text) => {
  expect(parsePython(text)).toBeUndefined();
});
