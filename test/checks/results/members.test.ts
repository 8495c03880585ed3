import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { from, labels, view } from '../../support/shown/parts.ts';
import { checkRegions, checkTasks } from './check-tasks.ts';

/* What the editor of Label Studio 1.23.2 makes of members beside the value of regions: tried there with each kind of region. */
const text = view('<Text name="o" value="$d"/>', labels('Labels'));
const span = { id: 'r', ...from, type: 'labels', value: { start: 0, end: 3, labels: ['A'] } };
const image = view(
  '<Image name="o" value="$d"/>',
  labels('RectangleLabels'),
  '<Choices name="q" toName="o" perRegion="true"><Choice value="x"/></Choices>',
);
const place = { x: 10, y: 10, width: 20, height: 20, rotation: 0 };
const box = { id: 'r', ...from, type: 'rectanglelabels', value: { ...place, rectanglelabels: ['A'] } };
const answer = { id: 'r', from_name: 'q', to_name: 'o', type: 'choices', value: { choices: ['x'] } };
const rating = view('<Text name="o" value="$d"/>', '<Rating name="l" toName="o"/>');
const stars = { id: 'r', ...from, type: 'rating', value: { rating: 3 } };
const data = { d: '/a.png' };

const problemsOf = (config: string, ...result: JsonObject[]) =>
  checkRegions(config, data, ...result).filter(({ code }) => code === 'not-shown-in-1x');

const wrong: [key: string, value: Json][] = [
  ['parentID', 5],
  ['item_index', '0'],
  ['object', 'car'],
];
const wrongWherePlaced: [key: string, value: Json][] = [
  ['readonly', null],
  ['readonly', 'true'],
  ['filtered', null],
  ['dynamic', 'x'],
  ['fromSuggestion', 1],
  ['pid', 7],
];

test.each([...wrong, ...wrongWherePlaced])('%s %j of a span and of a shape', (key, value) => {
  for (const [config, region] of [
    [text, span],
    [image, box],
  ] as const) {
    expect(problemsOf(config, { ...region, [key]: value })).toMatchObject([
      { path: `/predictions/0/result/0/${key}` },
    ]);
  }
});

test.each(wrong)('%s %j of an answer', (key, value) => {
  expect(problemsOf(rating, { ...stars, [key]: value })).toHaveLength(1);
});

test.each(wrongWherePlaced)('%s %j of an answer does no harm', (key, value) => {
  expect(problemsOf(rating, { ...stars, [key]: value })).toEqual([]);
});

test.each<[string, Json]>([
  ['parentID', null],
  ['parentID', 'unknown'],
  ['item_index', null],
  ['item_index', 0],
  ['readonly', true],
  ['hidden', null],
  ['locked', 'x'],
  ['meta', null],
  ['origin', 'model'],
])('%s %j does no harm', (key, value) => {
  expect(problemsOf(image, { ...box, [key]: value })).toEqual([]);
});

test('those of later results with the id do no harm', () => {
  for (const [key, value] of [...wrong, ...wrongWherePlaced])
    expect(problemsOf(image, box, { ...answer, [key]: value })).toEqual([]);
});

test('the origin of an annotation is one that the editor writes', () => {
  for (const origin of ['manual', 'prediction', 'prediction-changed', 'model', null]) {
    const isWrong = origin === 'model' || origin === null;
    const found = checkTasks(image, [{ data, annotations: [{ result: [{ ...box, origin }] }] }])[0]!;
    expect(found.filter(({ code }) => code === 'not-shown-in-1x')).toHaveLength(isWrong ? 1 : 0);
  }
});

test.each([1, -1, 0.5])('item_index %d of a shape on a single image cannot be saved', (index) => {
  expect(problemsOf(image, { ...box, item_index: index })[0]!.args).toEqual({
    problem: `"item_index" is ${index}, but there is 1 image`,
  });
  expect(problemsOf(text, { ...span, item_index: index })).toEqual([]);
});
