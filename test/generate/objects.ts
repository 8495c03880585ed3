import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { become, put } from './breaks.ts';
import type { Break, ObjectKind } from './kind.ts';
import { text, url } from './texts.ts';

const notUrls = become(null, 7, ['https://example.org/'], { url: 'https://example.org/' });

export const textObject: ObjectKind = { tag: 'Text', data: text, breaks: become(null, { text: 'x' }) };

export const hyperText: ObjectKind = {
  tag: 'HyperText',
  data: text.map((inside) => `<p>${inside}</p>`),
  breaks: become(null, 7, ['x'], { text: 'x' }),
};

export const image: ObjectKind = {
  tag: 'Image',
  data: url,
  breaks: become(null, 7, true, { url: 'https://example.org/' }),
};

export const audio: ObjectKind = { tag: 'Audio', data: url, breaks: notUrls };
export const video: ObjectKind = { tag: 'Video', data: url, breaks: notUrls };
export const pdf: ObjectKind = { tag: 'Pdf', data: url, breaks: notUrls };

const phrase = fc.record({
  author: text,
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
});

export const paragraphs: ObjectKind = {
  tag: 'Paragraphs',
  data: fc.array(phrase, { minLength: 2, maxLength: 4 }),
  breaks: [
    ...become('x', {}, null, [], ['x']).map(({ name, apply }) => ({
      name,
      apply,
      at: name === '["x"]' ? '/0' : '',
    })),
    forObjects(put('/0', { text: 'x' }, '/0/author')),
    forObjects(put('/0', { author: 'x' }, '/0/text')),
  ],
};

const columns = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ noNaN: true })), { minLength: 2, maxLength: 9 })
  .map((rows) => {
    let now = 0;
    return { time: rows.map(([step]) => (now += step)), speed: rows.map(([, speed]) => speed) };
  });

export const timeSeries: ObjectKind = {
  tag: 'TimeSeries',
  attributes: { valueType: 'json', timeColumn: 'time' },
  inside: '<Channel column="speed"/>',
  data: columns,
  breaks: [
    ...become(7, [{ time: 1, speed: 2 }]),
    forObjects(put('/speed', null)),
    forObjects({ name: 'without a column', at: '/speed', apply: ({ time }) => ({ time: time! }) }),
    forObjects({ name: 'without the times', at: '/time', apply: ({ speed }) => ({ speed: speed! }) }),
    forObjects(put('/time/1', 0)),
    forObjects(put('/time/1', 'noon')),
  ],
};

const items = fc
  .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 })
  .map((ids) => ids.map((id) => ({ id, title: `Title of ${id}` })));

export const list: ObjectKind = {
  tag: 'List',
  data: items,
  breaks: [
    ...become('x', {}, 7, null),
    forObjects(put('/0', 'x')),
    { name: 'two items with one id', at: '/1/id', apply: (value) => twice((value as JsonObject[])[0]!) },
  ],
};

export const table: ObjectKind = {
  tag: 'Table',
  data: fc.dictionary(text, text),
  breaks: become(7, null, 'no JSON'),
};

export const chat: ObjectKind = {
  tag: 'Chat',
  data: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: text }), { maxLength: 3 }),
  breaks: become({}, 7, null),
};

function twice(item: JsonObject): Json {
  return [item, item];
}

function forObjects({ name, at, apply }: Break): Break<Json> {
  return { name, at, apply: (value, setting) => apply(value as JsonObject, setting) };
}
