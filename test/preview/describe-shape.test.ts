import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { describeShape } from '../../src/preview/describe-shape.ts';

const config = readLabelConfig(
  Buffer.from(
    `<View><Text name="txt" value="$t"/><HyperText name="htm" value="$h"/><Paragraphs name="par" value="$p"/><Audio name="aud" value="$a"/>
    <TimeSeries name="ser" value="$s" timeColumn="time" timeFormat="%Y-%m-%d"><Channel column="v"/></TimeSeries></View>`,
  ),
  'config.xml',
  () => {},
)!;

function shapeOf(type: string, value: JsonObject, object?: string, more: JsonObject = {}) {
  const tag = config.objects.find(({ name }) => name === object)?.tag;
  return describeShape({ type, value, ...more }, tag);
}

describe('shapes on images', () => {
  const size = { original_width: 200, original_height: 100 };
  const of = [200, 100];

  test('boxes, also those of OCR and of Labels beside a Rectangle', () => {
    const value = { x: 1, y: 2, width: 3, height: 4, rotation: 5 };
    const box = { kind: 'box', x: 1, y: 2, w: 3, h: 4, turn: 5, of };
    for (const type of ['rectanglelabels', 'Rectangle', 'ocrlabels', 'labels']) {
      expect(shapeOf(type, value, undefined, size)).toEqual(box);
    }
  });

  test('numbers in texts count, others make no shape', () => {
    expect(shapeOf('rectangle', { x: '1', y: 2, width: 3, height: 4 })).toMatchObject({
      kind: 'box',
      x: 1,
      turn: 0,
    });
    expect(shapeOf('rectangle', { x: 'a', y: 2, width: 3, height: 4 })).toEqual({ kind: 'none' });
  });

  test('the others', () => {
    expect(shapeOf('ellipselabels', { x: 1, y: 2, radiusX: 3, radiusY: 4 })).toEqual({
      kind: 'ellipse',
      x: 1,
      y: 2,
      rx: 3,
      ry: 4,
      turn: 0,
    });
    expect(
      shapeOf('polygonlabels', {
        points: [
          [1, 2],
          [3, 4],
          ['x', 1],
        ],
      }),
    ).toEqual({
      kind: 'polygon',
      points: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(
      shapeOf('vectorlabels', {
        vertices: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
      }),
    ).toEqual({
      kind: 'polygon',
      points: [
        [1, 2],
        [3, 4],
      ],
      open: true,
    });
    const points = [
      [1, 2],
      [3, 4],
    ];
    expect(shapeOf('polygonlabels', { points, closed: false })).toMatchObject({
      kind: 'polygon',
      open: true,
    });
    expect(shapeOf('polygonlabels', { points, closed: true })).not.toHaveProperty('open');
    expect(shapeOf('keypointlabels', { x: 1, y: 2, width: 0.5 })).toEqual({
      kind: 'point',
      x: 1,
      y: 2,
      width: 0.5,
    });
    expect(shapeOf('brushlabels', { rle: [0, 255, 128], format: 'rle' })).toEqual({
      kind: 'mask',
      rle: 'AP+A',
    });
    expect(
      shapeOf('rectangle', { x: 1, y: 2, width: 3, height: 4 }, undefined, { item_index: 2 }),
    ).toMatchObject({ page: 2 });
  });

  test('a bitmask must be an image in the data', () => {
    expect(shapeOf('bitmask', { imageDataURL: 'data:image/png;base64,AAAA' })).toMatchObject({
      kind: 'bitmask',
    });
    for (const url of ['https://h.org/a.png', 'data:text/html,x', 'data:image/png;base64,A"onload=']) {
      expect(shapeOf('bitmask', { imageDataURL: url })).toEqual({ kind: 'none' });
    }
  });
});

describe('spans', () => {
  test('of texts, pages, dialogues and sounds', () => {
    expect(shapeOf('labels', { start: 1, end: '3', labels: ['A'] }, 'txt')).toEqual({
      kind: 'span',
      start: 1,
      end: 3,
    });
    expect(
      shapeOf(
        'hypertextlabels',
        {
          start: '/p[1]/text()[1]',
          end: '/p[2]/text()[1]',
          startOffset: 4,
          endOffset: 5,
          globalOffsets: { start: 6, end: 7 },
        },
        'htm',
      ),
    ).toEqual({
      kind: 'html-span',
      start: '/p[1]/text()[1]',
      end: '/p[2]/text()[1]',
      from: 4,
      to: 5,
      whole: [6, 7],
    });
    expect(shapeOf('paragraphlabels', { start: '0', end: '2', startOffset: 3, endOffset: 4 }, 'par')).toEqual(
      {
        kind: 'phrase-span',
        start: 0,
        end: 2,
        from: 3,
        to: 4,
      },
    );
    expect(shapeOf('labels', { start: 0.5, end: 1.25, channel: 1 }, 'aud')).toEqual({
      kind: 'time',
      start: 0.5,
      end: 1.25,
      channel: 1,
    });
  });

  test('of time series: milliseconds, or times in the format of the tag', () => {
    const day = Date.UTC(2024, 0, 2);
    expect(shapeOf('timeserieslabels', { start: day, end: '2024-01-03' }, 'ser')).toEqual({
      kind: 'range',
      start: day,
      end: day + 86_400_000,
    });
    expect(shapeOf('timeserieslabels', { start: 'x', end: 1 }, 'ser')).toEqual({ kind: 'none' });
  });

  test('of videos', () => {
    const sequence = [
      { frame: 9, x: 1, y: 2, width: 3, height: 4, enabled: false },
      { frame: 1, x: 1, y: 2, width: 3, height: 4, rotation: 5, enabled: true },
      { frame: 12 },
    ];
    expect(shapeOf('videorectangle', { sequence, framesCount: 50, duration: 2 })).toEqual({
      kind: 'track',
      duration: 2,
      frames: [
        { frame: 1, x: 1, y: 2, w: 3, h: 4, turn: 5, on: true },
        { frame: 9, x: 1, y: 2, w: 3, h: 4, turn: 0, on: false },
      ],
    });
    expect(shapeOf('timelinelabels', { ranges: [{ start: 1, end: 5 }, { start: 'x' }] })).toEqual({
      kind: 'frames',
      ranges: [{ start: 1, end: 5 }],
    });
  });
});

test.each<[string, JsonObject, string[]]>([
  ['choices', { choices: ['day', ['a', 'b']] }, ['day', 'a › b']],
  ['taxonomy', { taxonomy: [['Animal', 'Cat'], ['Car']] }, ['Animal › Cat', 'Car']],
  ['rating', { rating: 4 }, ['4 ★']],
  ['number', { number: 0.5 }, ['0.5']],
  ['datetime', { datetime: '2024-01-02' }, ['2024-01-02']],
  ['textarea', { text: ['one', 'two'] }, ['one', 'two']],
  ['textarea', { text: 'one', start: 1, end: 2 }, ['one']],
  ['pairwise', { selected: 'left' }, ['left']],
  ['ranker', { ranker: { good: ['a', 1], bad: [] } }, ['good: a, 1', 'bad: ']],
  ['ranker', { ranker: ['a', 'b'] }, ['1. a', '2. b']],
  ['chatmessage', { chatmessage: { role: 'user', content: 'Hi' } }, ['user: Hi']],
])('%s %j', (type, value, answers) => {
  expect(shapeOf(type, value)).toEqual({ kind: 'answer', answers });
});

test('relations, and what is none of all this', () => {
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' };
  expect(describeShape(relation, undefined)).toEqual({
    kind: 'relation',
    a: 'a',
    b: 'b',
    direction: 'right',
  });
  expect(shapeOf('cube', { x: { y: 1 } })).toEqual({ kind: 'none' });
  expect(describeShape({ type: 7, value: null }, undefined)).toEqual({ kind: 'none' });
});
