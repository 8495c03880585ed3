import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { from, labels, view } from '../../support/shown/parts.ts';
import { checkRegions } from './check-tasks.ts';

/** What the editor of Label Studio 1.23.2 draws, or does not, of shapes in an image of 64 x 48 pixels: seen there. */
const box = { x: 10, y: 20, width: 30, height: 40, rotation: 0 };
const oval = { x: 50, y: 50, radiusX: 10, radiusY: 20, rotation: 0 };
const vertex = { id: 'a', x: 10, y: 10 };
const triangle = (prevPointId: string | null) => [
  { id: 'a', x: 10, y: 10, prevPointId },
  { id: 'b', x: 60, y: 10, prevPointId: 'a' },
  { id: 'c', x: 60, y: 80, prevPointId: 'b' },
];
type Row = [tag: string, value: JsonObject, isShown: boolean];
const shapes: Row[] = [
  ['RectangleLabels', { ...box, x: -5 }, true],
  ['RectangleLabels', { ...box, x: 50, width: -20 }, true],
  ['RectangleLabels', { ...box, width: 0 }, true],
  ['RectangleLabels', { ...box, x: 100, y: 50, rotation: 120 }, true],
  ['RectangleLabels', { ...box, x: 100 }, true],
  ['RectangleLabels', { ...box, y: 100 }, true],
  ['RectangleLabels', { ...box, x: -30 }, true],
  ['RectangleLabels', { ...box, x: -30.2 }, false],
  ['RectangleLabels', { ...box, x: -20, width: 10 }, false],
  ['EllipseLabels', { ...oval, x: 0 }, true],
  ['EllipseLabels', { ...oval, x: -20 }, false],
  ['EllipseLabels', { ...oval, radiusX: 0 }, false],
  ['KeyPointLabels', { x: 30, y: 40, width: 0 }, true],
  ['KeyPointLabels', { x: 30, y: 40, width: 2, rotation: null }, true],
  ['KeyPointLabels', { x: -5, y: 40, width: 2 }, false],
  ['KeyPointLabels', { x: 50, y: -2.1, width: 2 }, false],
  ['KeyPointLabels', { x: 50, y: -30, width: 40 }, true],
  ['PolygonLabels', { points: [[1, 1], [50, 50]] }, true], // biome-ignore format: one row each
  ['PolygonLabels', { points: [[10, 10]] }, false],
  ['PolygonLabels', { points: [[10, 10]], closed: false }, true],
  ['PolygonLabels', { points: [[10, 10], [10, 10], [10, 10]] }, false], // biome-ignore format: one row each
  ['PolygonLabels', { points: [[-10, -10], [-20, -20], [-10, -20]] }, false], // biome-ignore format: one row each
  ['VectorLabels', { vertices: [{ x: 10, y: 10 }, { x: 50, y: 60 }] }, true], // biome-ignore format: one row each
  ['VectorLabels', { vertices: [vertex, { x: 50, y: 60, id: 'b', prevPointId: 'a' }] }, true],
  // As label-studio-sdk writes them.
  ['VectorLabels', { vertices: [{ x: 1, y: 1, id: null, prevPointId: null }, { x: 50, y: 60, id: null, prevPointId: null }] }, true], // biome-ignore format: one row each
  ['VectorLabels', { vertices: [vertex, { x: 50, y: 60, id: 'b', prevPointId: '' }] }, true],
  ['VectorLabels', { vertices: [vertex, { x: 50, y: 60, id: 'b', isBezier: true, controlPoint1: { x: 1, y: 2 } }] }, false], // biome-ignore format: one row each
  ['VectorLabels', { vertices: triangle(null), closed: false }, true],
  ['VectorLabels', { vertices: triangle(null), closed: true }, false],
  ['VectorLabels', { vertices: triangle('c'), closed: true }, true],
  ...[
    'data:image/png;base64,iVBORw0KGgo=',
    'data:;base64,iVBORw0KGgo=',
    'data:image/jpeg;base64,iVBORw0KGgo=',
    '/mask.png',
    'data:image/svg+xml,<svg/>',
  ].map((imageDataURL): Row => ['BitmaskLabels', { imageDataURL }, true]),
  ...[
    'word',
    '',
    'data:text/plain,hi',
    'data:image/png;base64,AAAA',
    'data:image/png;base64,',
    'iVBORw0KGgo=',
  ].map((imageDataURL): Row => ['BitmaskLabels', { imageDataURL }, false]),
  ['VectorLabels', { vertices: [] }, false],
  ['VectorLabels', { vertices: [vertex, { x: 50, y: 60, id: 'a' }] }, false],
  ['VectorLabels', { vertices: [vertex, { x: 50, y: 60, id: 'b', prevPointId: 'c' }] }, false],
  [
    'VectorLabels',
    { vertices: [vertex, { x: 50, y: 60, id: 'b', prevPointId: 'a', isBezier: true }] },
    false,
  ],
];

function isSaid(config: string, data: JsonObject, region: JsonObject): boolean {
  return checkRegions(config, data, { id: 'r', ...from, ...region }).some(
    ({ code }) => code === 'not-shown-in-1x',
  );
}

test.each(shapes)('%s %j is shown: %s', (tag, shape, isShown) => {
  const type = tag.toLowerCase();
  const value = { ...shape, [type]: ['A'] };
  const region = { type, original_width: 64, original_height: 48, value };
  const config = view('<Image name="o" value="$image"/>', labels(tag));
  expect(isSaid(config, { image: 'https://example.com/a.png' }, region)).toBe(!isShown);
});

test.each([
  ['date', '2021-02-28', true],
  ['date', '2021-02-30', false],
  ['date', '2021-02-29', false],
  ['date', '2021-13-01', false],
  ['date,time', '2021-02-28T10:00', true],
  ['date,time', '2021-02-28T25:00', false],
  ['date,time', '2021-04-31T10:00', false],
  ['date,time" format="%Y-%m-%d%H%M', '2021-02-281000', true],
  ['date" format="%Y-%m-%d %Z', '2021-02-28 +0230', true],
])('DateTime only="%s" shows %s as it is: %s', (only, datetime, isShown) => {
  const config = view('<Text name="o" value="$text"/>', `<DateTime name="l" toName="o" only="${only}"/>`);
  expect(isSaid(config, { text: 'a' }, { type: 'datetime', value: { datetime } })).toBe(!isShown);
});

test.each([
  ['only="time"', '09:05', true],
  ['only="time"', '10:00:30', true],
  ['only="time"', '10:00:00.5', true],
  ['only="time"', '24:00', false],
  ['only="time"', '9:05', false],
  ['only="time"', '09:60', false],
  ['only="time"', '10:00:61', false],
  ['only="time"', 'word', false],
  ['only="date"', '0021-02-03', false],
  ['only="year" format="%Y"', '2021', true],
  ['only="year" format="%Y"', '3000', false],
  ['only="year" format="%Y" max="3000"', '3000', true],
  ['only="year"', '2021-01-01', true],
  ['only="month,year"', '2021-02-01', true],
])('the field of a DateTime %s is filled with %s: %s', (attributes, datetime, isShown) => {
  const config = view('<Text name="o" value="$text"/>', `<DateTime name="l" toName="o" ${attributes}/>`);
  expect(isSaid(config, { text: 'a' }, { type: 'datetime', value: { datetime } })).toBe(!isShown);
});

test.each<[string[][], boolean]>([
  [[['animal', 'cat']], true],
  [[['plant']], true],
  [[['animal'], ['animal', 'cat'], ['animal', 'dog']], true],
  [[['animal']], false],
  [[['cat']], false],
  [[['plant', 'cat']], false],
])('nested choices %j are chosen: %s', (choices, isShown) => {
  const tags =
    '<Choice value="animal"><Choice value="cat"/><Choice value="dog"/></Choice><Choice value="plant"/>';
  const config = view(
    '<Text name="o" value="$text"/>',
    `<Choices name="l" toName="o" choice="multiple" allowNested="true">${tags}</Choices>`,
  );
  expect(isSaid(config, { text: 'a' }, { type: 'choices', value: { choices } })).toBe(!isShown);
});

test('a closed line is drawn closed under a tag that may be closed', () => {
  const tags = labels('VectorLabels').replace('name=', 'closable="true" name=');
  const value = { vertices: triangle(null), closed: true, vectorlabels: ['A'] };
  const config = view('<Image name="o" value="$image"/>', tags);
  expect(isSaid(config, { image: '/a.png' }, { type: 'vectorlabels', value })).toBe(false);
});

/** Packed by hand, for 4 x 2 pixels: runs of 255 and 0, and red, green, blue and opacity of each pixel one by one. */
test.each([
  ['all set', [0, 0, 0, 32, 57, 27, 255, 0, 31, 255], true],
  ['none set', [0, 0, 0, 32, 57, 27, 255, 0, 31, 0], false],
  ['the lower half set', [0, 0, 0, 32, 57, 27, 255, 0, 15, 0, 224, 1, 255, 224], true],
  [
    'white and transparent',
    [
      0, 0, 0, 32, 57, 27, 251, 0, 31, 255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0,
      255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0,
    ],
    false,
  ],
  [
    'black and opaque',
    [
      0, 0, 0, 32, 57, 27, 251, 0, 31, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
      0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
    ],
    true,
  ],
])('a mask with %s', (_name, rle, isShown) => {
  const region = { type: 'brushlabels', original_width: 4, original_height: 2 };
  const config = view('<Image name="o" value="$image"/>', labels('BrushLabels'));
  const value = { format: 'rle', rle, brushlabels: ['A'] };
  expect(isSaid(config, { image: '/a.png' }, { ...region, value })).toBe(!isShown);
});
