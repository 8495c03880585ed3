import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

const tags = ['Rectangle', 'Ellipse', 'KeyPoint', 'Polygon', 'Brush', 'MagicWand', 'Bitmask', 'Vector'];
const config = `<View><Image name="image" value="$image"/>
  ${tags.map((tag) => `<${tag} name="${tag.toLowerCase()}" toName="image"/>`).join('\n  ')}
  <RectangleLabels name="boxes" toName="image"><Label value="Car"/></RectangleLabels></View>`;

function region(type: string, value: JsonObject): JsonObject {
  return { from_name: type, to_name: 'image', type, value };
}

function check(type: string, value: JsonObject): string[] {
  const found = inShort(checkRegions(config, { image: 'a.jpg' }, region(type, value)));
  return found.map((line) => line.replace('/predictions/0/result/0/value', '').trimEnd());
}

// A head with the count of four, then one run of 255, written out by hand.
const onePixel = [0, 0, 0, 4, 57, 27, 252, 127, 224];

const right: Record<string, JsonObject> = {
  rectangle: { x: 10, y: 20, width: 30, height: 40, rotation: 45 },
  ellipse: { x: 10, y: 20, radiusX: 30, radiusY: 40 },
  keypoint: { x: 10, y: 20, width: 0.5 },
  polygon: {
    points: [
      [10, 10],
      [20, 10],
      [20, 20],
    ],
  },
  brush: { format: 'rle', rle: onePixel },
  magicwand: { rle: onePixel },
  bitmask: { imageDataURL: 'data:image/png;base64,iVBORw0KGgo=' },
  vector: { vertices: [{ id: 'a', x: 1, y: 2, prevPointId: null }], closed: false },
};

test.each(Object.entries(right))('a right %s is fine', (type, value) => {
  expect(check(type, value)).toEqual([]);
});

test.each([
  ['rectangle', { x: 5, y: 120 - 30, width: -10, height: 100 }],
  ['rectangle', { x: 50.0000001, y: 100.00000000000001, width: 80, height: 0, rotation: 400 }],
  ['rectangle', { x: 0, y: 0, width: 0, height: 0 }],
  [
    'polygon',
    {
      points: [
        [-1, 20],
        [3, 30],
      ],
      closed: true,
    },
  ],
])('an odd %s of %j is let pass', (type, value) => {
  expect(check(type, value)).toEqual([]);
});

test.each([
  ['rectangle', { rotation: null }, '/rotation'],
  ['ellipse', { rotation: null }, '/rotation'],
  ['keypoint', { width: undefined }, '/width'],
  ['keypoint', { width: null }, '/width'],
  ['polygon', { points: [] }, '/points'],
  ['polygon', { closed: null }, '/closed'],
  ['polygon', { closed: 'x' }, '/closed'],
  ['vector', { closed: null }, '/closed'],
  ['brush', { rle: [0, 1, 255] }, '/rle'],
  ['magicwand', { rle: onePixel.slice(0, 7) }, '/rle'],
])('a %s with %j is not shown in 1.x', (type, changes, path) => {
  expect(check(type, { ...right[type], ...changes } as JsonObject)).toEqual([`not-shown-in-1x ${path}`]);
});

test('the image of item_index must be in the list', () => {
  const list = config.replace('value="$image"', 'valueList="$images"');
  const at = (item_index: number) => ({ ...region('rectangle', right.rectangle!), item_index });
  const found = checkRegions(list, { images: ['a.jpg', 'b.jpg'] }, at(1), at(2));
  expect(inShort(found)).toEqual(['not-shown-in-1x /predictions/0/result/1/item_index']);
});

test.each([
  ['rectangle', { x: undefined }, 'result-missing-key /x'],
  ['rectangle', { width: undefined }, 'result-missing-key /width'],
  ['rectangle', { x: '10' }, 'result-wrong-type /x'],
  ['rectangle', { height: null }, 'result-wrong-type /height'],
  ['rectangle', { rotation: '45' }, 'result-wrong-type /rotation'],
  ['rectangle', { x: 450 }, 'result-out-of-range /x'],
  ['rectangle', { width: 100.5 }, 'result-out-of-range /width'],
  ['ellipse', { radiusX: undefined }, 'result-missing-key /radiusX'],
  ['ellipse', { radiusX: 51 }, 'result-out-of-range /radiusX'],
  ['ellipse', { radiusY: -1 }, 'result-out-of-range /radiusY'],
  ['ellipse', { y: 101 }, 'result-out-of-range /y'],
  ['keypoint', { y: undefined }, 'result-missing-key /y'],
  ['keypoint', { x: 640 }, 'result-out-of-range /x'],
  ['keypoint', { width: '0.5' }, 'result-wrong-type /width'],
  ['polygon', { points: undefined }, 'result-missing-key /points'],
  ['polygon', { points: { x: 1, y: 2 } }, 'result-wrong-type /points'],
  [
    'polygon',
    {
      points: [
        [1, 2],
        [3, 4, 5],
      ],
    },
    'result-wrong-type /points/1',
  ],
  ['polygon', { points: [1, 2, 3, 4] }, 'result-wrong-type /points/0'],
  ['polygon', { points: [['1', 2]] }, 'result-wrong-type /points/0/0'],
  ['polygon', { points: [[1, 300]] }, 'result-out-of-range /points/0/1'],
  ['brush', { rle: undefined }, 'result-missing-key /rle'],
  ['brush', { rle: [] }, 'result-wrong-type /rle'],
  ['brush', { rle: 'AAECAw==' }, 'result-wrong-type /rle'],
  ['brush', { rle: { counts: 'abc', size: [3, 4] } }, 'result-wrong-type /rle'],
  ['brush', { rle: [0, 256] }, 'result-out-of-range /rle/1'],
  ['brush', { rle: [0.5] }, 'result-wrong-type /rle/0'],
  ['magicwand', { rle: [-1] }, 'result-out-of-range /rle/0'],
  ['bitmask', { imageDataURL: undefined }, 'result-missing-key /imageDataURL'],
  ['bitmask', { imageDataURL: [0] }, 'result-wrong-type /imageDataURL'],
  ['vector', { vertices: undefined }, 'result-missing-key /vertices'],
  ['vector', { vertices: [[1, 2]] }, 'result-wrong-type /vertices/0'],
  ['vector', { vertices: [{ x: 1 }] }, 'result-missing-key /vertices/0/y'],
])('a %s with %j is reported as %s', (type, change, finding) => {
  const value = JSON.parse(JSON.stringify({ ...right[type], ...change })) as JsonObject;
  expect(check(type, value)).toEqual([finding]);
});

test('a mask with many wrong bytes is one finding', () => {
  expect(check('brush', { rle: Array(100_000).fill(-1) })).toEqual(['result-out-of-range /rle/0']);
});

test('the labelled variant needs its own list of labels', () => {
  const place = right.rectangle!;
  const boxes = { from_name: 'boxes', to_name: 'image', type: 'rectanglelabels' };
  expect(checkRegions(config, {}, { ...boxes, value: { ...place, rectanglelabels: ['Car'] } })).toEqual([]);
  expect(inShort(checkRegions(config, {}, { ...boxes, value: { ...place, labels: ['Car'] } }))).toEqual([
    'result-missing-key /predictions/0/result/0/value/rectanglelabels',
  ]);
});

test.each([
  ['rectangle', { x: 0.1, y: 0.2, width: 0.3, height: 1 }],
  ['ellipse', { x: 0.5, y: 0.5, radiusX: 0.1, radiusY: 0.1 }],
  ['keypoint', { x: 0.25, y: 0.5, width: 0.5 }],
  [
    'polygon',
    {
      points: [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    },
  ],
])('a %s of %j looks like fractions', (type, value) => {
  expect(check(type, value)).toEqual(['looks-like-fractions']);
});

test('one coordinate above 1, or nothing but zeros, does not look like fractions', () => {
  expect(check('rectangle', { x: 0.1, y: 0.2, width: 0.3, height: 1.5 })).toEqual([]);
  expect(check('keypoint', { x: 0, y: 0, width: 0.5 })).toEqual([]);
});

function guessFor(value: JsonObject, size: JsonObject): string | undefined {
  const [finding] = checkRegions(config, {}, { ...region('rectangle', value), ...size });
  return finding?.code === 'result-out-of-range' ? finding.args.guess : undefined;
}

test('what looks like pixels is called that, and counted in percent when the size of the image is known', () => {
  const size = { original_width: 600, original_height: 400 };
  const box = right.rectangle!;
  expect(guessFor({ ...box, x: 450 }, size)).toBe(' It looks like pixels: 450 of 600 pixels are 75 percent.');
  expect(guessFor({ ...box, height: 130 }, size)).toBe(
    ' It looks like pixels: 130 of 400 pixels are 32.5 percent.',
  );
  expect(guessFor({ ...box, x: 450 }, {})).toBe(' It looks like pixels.');
  expect(guessFor({ ...box, x: 101 }, {})).toBe('');
});
