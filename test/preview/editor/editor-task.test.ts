import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json.ts';
import { readLabelConfig } from '../../../src/label-config/read.ts';
import { editorTaskMaker } from '../../../src/preview/editor/editor-task.ts';

const config = readLabelConfig(
  Buffer.from(
    '<View><Labels name="l" toName="t"><Label value="A"/></Labels><Text name="t" value="$text"/></View>',
  ),
  'config.xml',
  () => {},
);
const make = editorTaskMaker(config);

const text = '😀 Ada';
const span = (start: number, end: number): Json => ({
  id: 'a',
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value: { start, end, text: 'Ada', labels: ['A'] },
});

test('offsets are those of 1.x, completions are annotations, and the rest of the task stays behind', () => {
  const task = {
    id: 5,
    meta: {},
    data: { text },
    predictions: [{ model_version: 'v', score: 0.5, cluster: 1, result: [span(2, 5)] }],
    completions: [{ id: 1, result: [span(3, 6)] }],
  };
  // Emoji are two UTF-16 units and one code point.
  expect(
    make(task, { unitOf: (list) => (list === 'completions' ? 'utf16' : undefined), made: false }),
  ).toEqual({
    data: { text },
    annotations: [{ result: [span(2, 5)] }],
    predictions: [{ model_version: 'v', score: 0.5, result: [span(2, 5)] }],
  });
  // What was read is not changed.
  expect(task.completions[0]!.result).toEqual([span(3, 6)]);
});

test('a task that is its data only, or broken, is shown as far as it goes', () => {
  const known = { unitOf: () => undefined, made: false };
  expect(make({ text }, known)).toEqual({ data: { text }, annotations: [], predictions: [] });
  expect(make({ data: { text }, predictions: [1, { result: 'no' }] }, known)).toEqual({
    data: { text },
    annotations: [],
    predictions: [{ result: [] }],
  });
});

// The server of 1.23.2 has a text for it; for a number its editor ends with "i.trim is not a function".
test.each([
  ['v', 'v'],
  ['', ''],
  [null, null],
  [7, '7'],
  [1.5, '1.5'],
  [{ a: 1 }, '{"a":1}'],
])('the model version %j is %j', (version, text) => {
  const task = { data: { text }, predictions: [{ model_version: version, result: [] }] };
  const { predictions } = make(task as Json, { unitOf: () => undefined, made: false }) as {
    predictions: object[];
  };
  expect(predictions).toEqual([{ model_version: text, result: [] }]);
});
