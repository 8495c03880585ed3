import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkTasks, inShort } from './check-tasks.ts';

const config = `<View><Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="Glad"/><Choice value="Sad"/></Choices></View>`;

const region = { from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['Glad'] } };

function check(task: JsonObject): string[] {
  return inShort(checkTasks(config, [{ data: { text: 'Oh' }, ...task }])[0]!);
}

test('a task without results, with empty lists and with empty results is fine', () => {
  expect(check({})).toEqual([]);
  expect(check({ predictions: [], completions: [], annotations: [] })).toEqual([]);
  expect(check({ predictions: [{ result: [] }], annotations: [{ result: [region] }] })).toEqual([]);
});

test.each([
  [{ predictions: null }, 'entries-not-list /predictions'],
  [{ completions: { result: [] } }, 'entries-not-list /completions'],
  [{ annotations: 'none' }, 'entries-not-list /annotations'],
  [{ predictions: [[]] }, 'result-wrong-type /predictions/0'],
  [{ completions: [{ result: [] }, { id: 1 }] }, 'result-missing-key /completions/1/result'],
  [{ annotations: [{ result: null }] }, 'result-wrong-type /annotations/0/result'],
  [{ annotations: [{ result: [region, 7] }] }, 'result-wrong-type /annotations/0/result/1'],
])('%j is wrong', (task, finding) => {
  expect(check(task as JsonObject)).toEqual([finding]);
});

test('all entries are looked at, also after a wrong one', () => {
  const wrong = { ...region, from_name: 'tone' };
  expect(check({ predictions: [7, { result: [wrong, region, wrong] }] })).toEqual([
    'result-wrong-type /predictions/0',
    'unknown-from-name /predictions/1/result/0/from_name',
    'unknown-from-name /predictions/1/result/2/from_name',
  ]);
});

test('the regions of a prediction with a wrong score are looked at', () => {
  expect(check({ predictions: [{ score: 'good', result: [7] }] })).toEqual([
    'result-wrong-type /predictions/0/score',
    'result-wrong-type /predictions/0/result/0',
  ]);
});

test.each([0, 0.5, 1, null])('the score %j is fine', (score) => {
  expect(check({ predictions: [{ score, result: [] }] })).toEqual([]);
});

test.each([
  [-0.1, 'score-out-of-range'],
  [95, 'score-out-of-range'],
  ['0.9', 'score-not-number'],
  [true, 'score-not-number'],
  ['NaN', 'result-wrong-type'],
  ['', 'result-wrong-type'],
  ['high', 'result-wrong-type'],
  [[0.5], 'result-wrong-type'],
  [{}, 'result-wrong-type'],
])('the score %j is reported as %s', (score, code) => {
  expect(check({ predictions: [{ score, result: [] } as JsonObject] })).toEqual([
    `${code} /predictions/0/score`,
  ]);
});

test('only predictions have a score', () => {
  expect(check({ annotations: [{ score: 'high', result: [] }] })).toEqual([]);
});
