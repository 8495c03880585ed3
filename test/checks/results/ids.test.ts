import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { checkRegions, checkTasks, inShort } from './check-tasks.ts';

const config = `<View>
  <Image name="image" value="$image"/>
  <Rectangle name="box" toName="image"/>
  <Labels name="kind" toName="image"><Label value="Car"/><Label value="Bus"/></Labels>
  <TextArea name="plate" toName="image" perRegion="true"/>
</View>`;

const place = { x: 10, y: 20, width: 30, height: 15 };

function box(id?: Json): JsonObject {
  const region: JsonObject = { from_name: 'box', to_name: 'image', type: 'rectangle', value: place };
  return id === undefined ? region : { ...region, id };
}

function labels(id: Json, value: JsonObject = { ...place, labels: ['Car'] }, type = 'labels'): JsonObject {
  return { id, from_name: 'kind', to_name: 'image', type, value };
}

function plate(id: Json): JsonObject {
  return { id, from_name: 'plate', to_name: 'image', type: 'textarea', value: { ...place, text: ['B 1'] } };
}

function relation(ends: JsonObject): JsonObject {
  return { type: 'relation', direction: 'right', ...ends };
}

/** That all regions have one place is left aside. */
function check(...result: Json[]): string[] {
  const found = inShort(checkRegions(config, { image: 'a.jpg' }, ...result));
  return found.filter((one) => !one.startsWith('region-repeated'));
}

test('a shape, its labels and its per-region answers share one id', () => {
  expect(check(box('a'), labels('a'), plate('a'), box('b'), labels('b'), plate('b'))).toEqual([]);
});

test('regions without an id, or with an empty one, are given one by the editor', () => {
  expect(check(box(), box(), box(''), box(''), box(0), box(0), box(null), box(null))).toEqual([]);
});

test('one id twice in the same control is wrong, whatever lies between', () => {
  expect(check(box('a'), box('a'))).toEqual(['region-id-repeated /predictions/0/result/1/id']);
  expect(check(box('a'), labels('a'), plate('a'), labels('a'), box('a'))).toEqual([
    'region-id-repeated /predictions/0/result/3/id',
    'region-id-repeated /predictions/0/result/4/id',
  ]);
});

test('two predictions and two tasks may use the same ids', () => {
  const prediction = { result: [box('a')] };
  const task = { data: {}, predictions: [prediction, prediction], annotations: [prediction] };
  expect(checkTasks(config, [task, task])).toEqual([[], []]);
});

test('labels find their shape before and after them, and may leave its place out', () => {
  expect(check(labels('a'), box('a'))).toEqual([]);
  expect(check(box('a'), labels('a', { labels: ['Bus'] }))).toEqual([]);
});

test('labels without a shape are shown nowhere', () => {
  expect(check(box('a'), labels('b'))).toEqual(['labels-without-shape /predictions/0/result/1/id']);
  expect(check(box(), labels(null))).toEqual(['labels-without-shape /predictions/0/result/1/id']);
});

test('labels repeat the place of their shape rightly', () => {
  expect(check(box('a'), labels('a', { ...place, x: 450, labels: ['Car'] }))).toEqual([
    'result-out-of-range /predictions/0/result/1/value/x',
  ]);
  expect(check(box('a'), labels('a', { x: 1, labels: ['Tram'] }))).toEqual([
    'unknown-label /predictions/0/result/1/value/labels/0',
    'result-missing-key /predictions/0/result/1/value/y',
  ]);
});

test('labels may be of the type of the labelled shape and then stand alone', () => {
  const value = { ...place, rectanglelabels: ['Car'] };
  expect(check(labels('a', value, 'rectanglelabels'))).toEqual([]);
  expect(check(labels('a', { ...place, labels: ['Car'] }, 'rectanglelabels'))).toEqual([]);
  expect(check(labels('a', value, 'ellipselabels'))).toEqual([
    'result-type-mismatch /predictions/0/result/0/type',
  ]);
});

test.each([{ direction: 'left' }, { direction: 'bi' }, { direction: null }, { labels: [] }])(
  'a relation with %j is fine',
  (change) => {
    expect(check(box('a'), box('b'), relation({ from_id: 'a', to_id: 'b', ...change }))).toEqual([]);
  },
);

test('the ids of a relation are compared as text, and may come later', () => {
  expect(check(relation({ from_id: '17', to_id: 18 }), box(17), box('18'))).toEqual([]);
});

test.each([
  [{ from_id: 'a' }, 'result-missing-key', 'to_id'],
  [{ to_id: 'a' }, 'result-missing-key', 'from_id'],
  [{ from_id: null, to_id: 'a' }, 'result-wrong-type', 'from_id'],
  [{ from_id: 'a', to_id: 'c' }, 'relation-to-unknown-region', 'to_id'],
  [{ from_id: 'c', to_id: 'a' }, 'relation-to-unknown-region', 'from_id'],
  [{ from_id: 'a', to_id: 'a', direction: 'up' }, 'result-wrong-type', 'direction'],
])('a relation with %j is reported as %s', (ends, code, key) => {
  expect(check(box('a'), relation(ends as JsonObject))).toEqual([`${code} /predictions/0/result/1/${key}`]);
});
