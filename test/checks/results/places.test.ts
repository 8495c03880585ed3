import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

const config = `<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="A"/></Labels>
  <Choices name="each" toName="t" perRegion="true"><Choice value="good"/></Choices>
  <Choices name="all" toName="t" choice="multiple"><Choice value="one"/><Choice value="two"/></Choices>
  <Rating name="stars" toName="t"/></View>`;
const check = (...result: JsonObject[]) =>
  inShort(checkRegions(config, { text: 'Ada lives' }, ...result)).map((line) =>
    line.replace('/predictions/0/result', ''),
  );

const span = {
  id: 'r',
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value: { start: 0, end: 3, labels: ['A'] },
};
const choice = (from_name: string, name: string, more: JsonObject = {}) => ({
  from_name,
  to_name: 't',
  type: 'choices',
  value: { choices: [name] },
  ...more,
});
const stars = (rating: number, more: JsonObject = {}) => ({
  from_name: 'stars',
  to_name: 't',
  type: 'rating',
  value: { rating },
  ...more,
});
const good = choice('each', 'good', { id: 'r' });

// All of it was tried in the editor of 1.23.2.
test('an answer about a region stands behind it, with its id', () => {
  expect(check(span, good)).toEqual([]);
  expect(check(good)).toEqual(['not-shown-in-1x /0/id']);
  expect(check(span, { ...good, id: 'other' })).toEqual(['not-shown-in-1x /1/id']);
  expect(check(span, choice('each', 'good'))).toEqual(['not-shown-in-1x /1/id']);
  expect(check(good, span)).toEqual(['not-shown-in-1x /0/id']);
});

test('an answer with the place of its region may stand alone', () => {
  const placed = { ...good, value: { start: 0, end: 3, choices: ['good'] } };
  expect(check(placed)).toEqual([]);
  expect(check(placed, span)).toEqual([]);
});

test('of several answers to one question the last is kept', () => {
  expect(check(choice('all', 'one'), choice('all', 'two'))).toEqual(['not-shown-in-1x /0']);
  expect(check(stars(2, { id: 'a' }), stars(4, { id: 'b' }))).toEqual(['not-shown-in-1x /0']);
  expect(check(stars(2), choice('all', 'one'))).toEqual([]);
  expect(check(stars(2, { item_index: 0 }), stars(4, { item_index: 1 }))).toEqual([]);
});
