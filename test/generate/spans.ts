import fc, { type Arbitrary } from 'fast-check';
import type { JsonObject } from '../../src/json/json.ts';
import { labelListBreaks, labelListOddities, put, putEach, putMade, without } from './breaks.ts';
import type { Kind, ObjectKind, Setting } from './kind.ts';
import { audio, hyperText, paragraphs, textObject, timeSeries, video } from './objects.ts';

/** Two numbers that do not fall, under the keys `start` and `end`. */
function startAndEnd(number: Arbitrary<number>): Arbitrary<JsonObject> {
  return fc.tuple(number, number).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
}

/** A value with one label of the setting under a key. */
function withLabel(key: string, value: (setting: Setting) => Arbitrary<JsonObject>) {
  return (setting: Setting) =>
    fc
      .tuple(value(setting), fc.constantFrom(...setting.labels))
      .map(([span, label]): JsonObject => ({ ...span, [key]: [label] }));
}

const seconds = fc.double({ min: 0, max: 3600, noNaN: true });
const backwards = put('', {}, '');

const text: Kind = {
  name: 'Labels on Text',
  control: 'Labels',
  object: textObject,
  labels: 'Label',
  value: withLabel('labels', ({ shown }) =>
    startAndEnd(fc.integer({ min: 0, max: (shown as string).length })),
  ),
  breaks: [
    without('/start'),
    without('/end'),
    ...putEach('/start', null, 'here', -1, [0]),
    ...putEach('/end', null, 'there', { at: 1 }),
    putMade('an end past the text', '/end', ({ shown }) => (shown as string).length + 1),
    { ...backwards, name: 'backwards', apply: (value) => ({ ...value, start: Number(value.end) + 1 }) },
    ...labelListBreaks('labels'),
  ],
  oddities: [
    put('/start', '0'),
    {
      ...backwards,
      name: 'a fraction',
      apply: (value) => ({ ...value, start: Math.max(0, Number(value.end) - 0.5) }),
    },
    ...labelListOddities('labels'),
  ],
};

function timeSpan(object: ObjectKind): Kind {
  return {
    name: `Labels on ${object.tag}`,
    control: 'Labels',
    object,
    labels: 'Label',
    value: withLabel('labels', () => startAndEnd(seconds)),
    breaks: [
      without('/start'),
      without('/end'),
      ...putEach('/start', null, '3.1', -1, []),
      ...putEach('/end', null, 'x'),
      { ...backwards, name: 'backwards', apply: (value) => ({ ...value, start: Number(value.end) + 1 }) },
      ...labelListBreaks('labels'),
    ],
  };
}

const hypertext: Kind = {
  name: 'HyperTextLabels on HyperText',
  control: 'HyperTextLabels',
  object: hyperText,
  labels: 'Label',
  value: withLabel('hypertextlabels', () =>
    fc.nat(3).map((offset) => ({
      start: '/p[1]/text()[1]',
      end: '/p[1]/text()[1]',
      startOffset: offset,
      endOffset: offset + 1,
    })),
  ),
  breaks: [
    without('/start'),
    without('/end'),
    ...putEach('/startOffset', 'x', -1),
    ...putEach('/endOffset', 'x', -1),
    ...labelListBreaks('hypertextlabels'),
  ],
  oddities: [without('/startOffset')],
};

/** A span from the start of the first phrase into the second. */
const paragraph: Kind = {
  name: 'ParagraphLabels on Paragraphs',
  control: 'ParagraphLabels',
  object: paragraphs,
  labels: 'Label',
  value: withLabel('paragraphlabels', ({ shown }) =>
    fc.integer({ min: 0, max: (shown as { text: string }[])[1]!.text.length }).map((endOffset) => ({
      start: '0',
      end: '1',
      startOffset: 0,
      endOffset,
    })),
  ),
  breaks: [
    ...['/start', '/end', '/startOffset', '/endOffset'].map(without),
    ...putEach('/start', '99', 'first', null),
    ...putEach('/end', '99', []),
    ...putEach('/startOffset', 'x', -1),
    ...putEach('/endOffset', 'x', 1000),
    { ...backwards, name: 'backwards', apply: (value) => ({ ...value, start: '1', end: '0' }) },
    ...labelListBreaks('paragraphlabels'),
  ],
  oddities: [put('/start', 0)],
};

const series: Kind = {
  name: 'TimeSeriesLabels on TimeSeries',
  control: 'TimeSeriesLabels',
  object: timeSeries,
  labels: 'Label',
  value: withLabel('timeserieslabels', ({ shown }) =>
    startAndEnd(fc.constantFrom(...(shown as { time: number[] }).time)).map((span) => ({
      ...span,
      instant: false,
    })),
  ),
  breaks: [
    without('/start'),
    without('/end'),
    ...putEach('/start', null, 'noon', []),
    ...putEach('/end', null, {}),
    { ...backwards, name: 'backwards', apply: (value) => ({ ...value, start: Number(value.end) + 1 }) },
    ...labelListBreaks('timeserieslabels'),
  ],
  oddities: [without('/instant'), put('/start', -1)],
};

/** The control tags that mark a piece of something. */
export const spanKinds: Kind[] = [text, timeSpan(audio), timeSpan(video), hypertext, paragraph, series];
