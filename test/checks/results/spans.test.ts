import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

interface Case {
  object: string;
  control: string;
  data: JsonObject;
  labelKey: string;
}

function check({ object, control, data, labelKey }: Case, value: JsonObject): string[] {
  const config = `<View>${object}<${control} name="c" toName="o"><Label value="A"/></${control}></View>`;
  const region = { from_name: 'c', to_name: 'o', type: labelKey, value: { ...value, [labelKey]: ['A'] } };
  const found = inShort(checkRegions(config, data, region));
  return found.map((line) => line.replace('/predictions/0/result/0/value', '').trimEnd());
}

const text: Case = {
  object: '<Text name="o" value="$my.text"/>',
  control: 'Labels',
  data: { my: { text: 'I \u{1F496} Oslo\nand Bergen' } },
  labelKey: 'labels',
};

test.each([
  { start: 0, end: 20 },
  { start: 5, end: 9, text: 'Oslo' },
  { start: 5, end: 9, text: '' },
  { start: 4, end: 8, text: 'Oslo' },
  { start: '5', end: '9', text: 'Oslo' },
  { start: 5, end: 13, text: 'Oslo\\nand' },
  { start: 5, end: 13, text: 'Oslo and' },
  { start: 4, end: 4 },
  { start: '/text()[1]', end: '/text()[1]', startOffset: 0, endOffset: 400 },
])('a span of a text with %j is fine', (value) => {
  expect(check(text, value)).toEqual([]);
});

test.each([null, 5])('a span whose text is %j is not shown in 1.x', (words) => {
  expect(check(text, { start: 5, end: 9, text: words })).toEqual(['not-shown-in-1x /text']);
});

test.each([
  [{ end: 4 }, 'result-missing-key /start'],
  [{ start: 0 }, 'result-missing-key /end'],
  [{ start: null, end: 4 }, 'result-wrong-type /start'],
  [{ start: 0, end: 'four' }, 'result-wrong-type /end'],
  [{ start: -1, end: 4 }, 'result-out-of-range /start'],
  [{ start: 9, end: 5 }, 'span-backwards'],
  [{ start: '9', end: 5 }, 'span-backwards'],
  [{ start: 5, end: 21 }, 'span-out-of-text /end'],
  [{ start: 5, end: 9, text: 'Bergen' }, 'span-text-differs /text'],
])('a span of a text with %j is reported as %s', (value, finding) => {
  expect(check(text, value as JsonObject)).toEqual([finding]);
});

test.each([
  '<Text name="o" value="$my.text" valueType="url"/>',
  '<Text name="o" value="$my.text" encoding="base64"/>',
  '<Text name="o" value="Read this: $my.text"/>',
  '<Text name="o" value="$my.poem"/>',
])('offsets in a text that is not in the task as it is shown are not compared: %s', (object) => {
  expect(check({ ...text, object }, { start: 100, end: 200, text: 'far' })).toEqual([]);
  expect(check({ ...text, object }, { start: 200, end: 100 })).toEqual(['span-backwards']);
});

const sound: Case = {
  object: '<Audio name="o" value="$a"/>',
  control: 'Labels',
  data: { a: 'a.wav' },
  labelKey: 'labels',
};

test.each([
  [{ start: 0.5, end: 7200.25, channel: 1 }, []],
  [{ start: 2, end: 2 }, []],
  [{ start: 8.2, end: 3.1 }, ['span-backwards']],
  [{ start: -1, end: 3 }, ['result-out-of-range /start']],
  [{ start: '3.1', end: 8 }, ['result-wrong-type /start']],
  [{ end: 8 }, ['result-missing-key /start']],
])('a span of a sound with %j: %j', (value, found) => {
  expect(check(sound, value as JsonObject)).toEqual(found);
});

const dialogue: Case = {
  object: '<Paragraphs name="o" value="$d" nameKey="who" textKey="said"/>',
  control: 'ParagraphLabels',
  data: {
    d: [
      { who: 'Mia', said: 'Dont you hate that?' },
      { who: 'Vincent', said: 'Hate what?' },
      {},
      { who: 'Mia', said: '\u{1F496} Oslo' },
    ],
  },
  labelKey: 'paragraphlabels',
};

function phrases(start: Json, end: Json, startOffset: Json, endOffset: Json): JsonObject {
  return { start, end, startOffset, endOffset };
}

test.each([
  [phrases('0', '1', 0, 10), []],
  [{ ...phrases('0', '0', 0, 4), text: 'Dont' }, []],
  [phrases('2', '2', 0, 400), []],
  [phrases('/div[1]', '/div[2]', 0, 400), ['not-shown-in-1x /start', 'not-shown-in-1x /end']],
  [phrases(0, '1', 0, 10), ['phrase-index-number /start']],
  [{ ...phrases('0', '0', 0, 4), text: 'Hate' }, ['span-text-differs /text']],
  [{ ...phrases('3', '3', 2, 6), text: 'Oslo' }, ['phrase-in-code-points /text']],
  [{ start: '0', end: '0', startOffset: 0 }, ['result-missing-key /endOffset']],
  [phrases('0', '0', '0', 4), ['result-wrong-type /startOffset']],
  [phrases('0', '0', -1, 4), ['result-out-of-range /startOffset']],
  [phrases('7', '8', 0, 4), ['no-such-phrase /start']],
  [phrases('0', '4', 0, 4), ['no-such-phrase /end']],
  [phrases('first', '1', 0, 4), ['no-such-phrase /start']],
  [phrases('1', '0', 0, 4), ['span-backwards']],
  [phrases('0', '0', 9, 4), ['span-backwards']],
  [phrases('0', '1', 0, 11), ['span-out-of-text /endOffset']],
  [phrases('0', '1', 20, 5), ['span-out-of-text /startOffset']],
])('a span of a dialogue with %j: %j', (value, found) => {
  expect(check(dialogue, value as JsonObject)).toEqual(found);
});

test('a dialogue behind a URL is not looked into', () => {
  const remote = {
    ...dialogue,
    object: '<Paragraphs name="o" value="$d" valueType="url"/>',
    data: { d: '/d.json' },
  };
  expect(check(remote, phrases('7', '8', 0, 400))).toEqual([]);
});

const html: Case = {
  object: '<HyperText name="o" value="$h"/>',
  control: 'HyperTextLabels',
  data: { h: '<p>Hello</p>' },
  labelKey: 'hypertextlabels',
};

test.each([
  [phrases('/p[1]/text()[1]', '/p[1]/text()[1]', 0, 5), []],
  [{ start: '/p[1]', end: '/p[1]' }, ['not-shown-in-1x /startOffset']],
  [phrases('/div[9]', '/div[9]', 0, 500), ['not-shown-in-1x /start']],
  [phrases('/p[2]', '/p[2]', 0, 5), ['not-shown-in-1x /start']],
  [phrases('//p', '//p', 0, 5), ['not-shown-in-1x /start']],
  [
    phrases('/html/body/p[1]/text()[1]', '/p[1]/text()[1]', 0, 50),
    ['not-shown-in-1x /start', 'span-out-of-text /endOffset'],
  ],
  [
    phrases('/p[1]/text()[1]', '/p[1]/text()', 0, 50),
    ['not-shown-in-1x /end', 'span-out-of-text /endOffset'],
  ],
  ...[
    '/p/text()[1]',
    '/p[1]/text()',
    '/P[1]/text()[1]',
    './p[1]/text()[1]',
    '/p[1]/text()[1]/',
    '/p[0]/text()[1]',
    '/p[1]/text()[01]',
    '/html[1]/body[1]/p[1]/text()[1]',
    '/p[1]/text()[9]',
  ].map((way): [JsonObject, string[]] => [phrases(way, '/p[1]/text()[1]', 0, 5), ['not-shown-in-1x /start']]),
  // The page has 12 characters. In 1.23.2 nothing is marked, and the text of the region is empty.
  [phrases('/p[1]/text()[1]', '/p[1]/text()[1]', 0, 10), ['not-shown-in-1x /endOffset']],
  [phrases('/p[1]/text()[1]', '/p[1]/text()[1]', 7, 10), ['not-shown-in-1x /startOffset']],
  [{ start: '/p[1]', startOffset: 0 }, ['result-missing-key /end']],
  [phrases('/p[1]', '/p[1]', 'zero', 5), ['result-wrong-type /startOffset']],
  [phrases('/p[1]', '/p[1]', 0, -5), ['result-out-of-range /endOffset']],
])('a span of an HTML text with %j: %j', (value, found) => {
  expect(check(html, value as JsonObject)).toEqual(found);
});

// Browsers join the texts around what they skip, and the editor finds a span by its offsets in the whole page.
test.each([
  ['a text as long', '<div><b>a</b>Hello you</div>', {}],
  ['an end tag without its beginning', '<p>Hello</i> you</p>', {}],
  ['a list that does not stand in order', '<ul><li>Hello<li>a</li> y</li>ou</ul>', {}],
  ['a form in a form', '<form>Hello<form> you</form></form>', {}],
  ['a sign that is no tag', '<p>Hello < you</p>', {}],
  ['offsets in the whole page', '<p>Hello</p>', { globalOffsets: { start: 0, end: 5 } }],
])('an offset is not said to be beyond the texts of a page with %s', (_, page, more) => {
  const span = { ...phrases('/p[1]/text()[1]', '/p[1]/text()[1]', 0, 8), ...more };
  const path = page.startsWith('<div') ? '/div[1]/text()[1]' : '/text()[1]';
  const way = page.includes('<p') ? {} : { start: path, end: path };
  expect(check({ ...html, data: { h: page } }, { ...span, ...way })).toEqual([]);
});

// What is in order is read as parse5 8 and Chromium read it.
describe('paths in a page that is in order', () => {
  const inPage = (page: string, from: string, to: string, start: number, end: number, text?: string) =>
    check(
      { ...html, data: { h: page } },
      { ...phrases(from, to, start, end), ...(text !== undefined && { text }) },
    );
  const table = '<table>\n<tr><td>one</td><td>two</td></tr><thead><tr><th>x</th></tr></thead></table>';

  test.each([
    [table, '/table[1]/tbody[1]/tr[1]/td[2]/text()[1]', []],
    [table, '/table[1]/thead[1]/tr[1]/th[1]/text()[1]', []],
    [table, '/table[1]/tr[1]/td[2]/text()[1]', ['not-shown-in-1x /start']],
    [table, '/table[1]/tbody[1]/tr[2]/td[1]/text()[1]', ['not-shown-in-1x /start']],
    ['<div>abc<b>def</b></div>', '/div[1]/text()[1]', []],
    ['<div>abc<b>def</b></div>', '/div[1]/b[1]/text()[1]', []],
    ['<div>abc<b>def</b></div>', '/div[1]/text()[2]', ['not-shown-in-1x /start']],
    ['<div>abc<b>def</b></div>', '/b[1]/text()[1]', ['not-shown-in-1x /start']],
    ['<div><p>abc</p></div><div><b>def</b></div>', '/div[2]/p[1]/text()[1]', ['not-shown-in-1x /start']],
    // Where the page is not in order, nothing is said that only a browser knows.
    ['<div><p>abc<div>def</div></p></div>', '/div[1]/div[1]/text()[1]', []],
    ['<table><tr><td>one<td>two</table>', '/table[1]/tbody[1]/tr[1]/td[2]/text()[1]', []],
    ['<p title="a > b">abc</p><form>def</form>', '/p[1]/text()[1]', []],
    [' abc<b>def</b>', '/text()[1]', []],
  ])('of %s: %s %j', (page, way, found) => {
    expect(inPage(page, way, way, 0, 1)).toEqual(found);
  });

  test('an offset beyond the text that the path leads to', () => {
    const way = '/div[1]/b[1]/text()[1]';
    expect(inPage('<div>abcdefgh<b>a&amp;b</b></div>', way, way, 0, 3)).toEqual([]);
    expect(inPage('<div>abcdefgh<b>a&amp;b</b></div>', way, way, 0, 4)).toEqual([
      'not-shown-in-1x /endOffset',
    ]);
    expect(inPage('<div>abcdefgh<b>a&hellip;b</b></div>', way, way, 0, 4)).toEqual([]);
  });

  const page = '<div>\n  <p>Dear <b>Ana</b> &amp; <i>all</i>,</p>\n  <p>yes</p>\n</div>';
  test.each([
    ['/div[1]/p[1]/text()[1]', 0, '/div[1]/p[1]/text()[1]', 4, 'Dear', []],
    ['/div[1]/p[1]/text()[1]', 0, '/div[1]/p[1]/i[1]/text()[1]', 3, 'DEAR Ana & all', []],
    ['/div[1]/p[1]/b[1]/text()[1]', 0, '/div[1]/p[2]/text()[1]', 3, 'Ana & all,\n\nyes', []],
    ['/div[1]/p[1]/text()[1]', 0, '/div[1]/p[1]/text()[1]', 4, '', []],
    ['/div[1]/p[1]/text()[1]', 0, '/div[1]/p[1]/text()[1]', 4, 'Ana', ['span-text-differs /text']],
    ['/div[1]/p[1]/text()[1]', 1, '/div[1]/p[1]/b[1]/text()[1]', 3, 'Dear Ana', ['span-text-differs /text']],
  ])('from %s %i to %s %i with the text %j: %j', (from, start, to, end, text, found) => {
    expect(inPage(page, from, to, start, end, text)).toEqual(found);
  });

  test('texts that are not all shown are not compared', () => {
    const hidden = '<p style="display: none">Dear</p>';
    expect(inPage(hidden, '/p[1]/text()[1]', '/p[1]/text()[1]', 0, 4, 'x')).toEqual([]);
  });
});

const series: Case = {
  object: '<TimeSeries name="o" value="$csv" timeColumn="t"><Channel column="v"/></TimeSeries>',
  control: 'TimeSeriesLabels',
  data: { csv: '/a.csv' },
  labelKey: 'timeserieslabels',
};

test.each([
  [{ start: -4, end: 23, instant: false }, []],
  [{ start: 4, end: 4, instant: true }, []],
  [{ start: '4', end: '23' }, []],
  [{ start: '2020-01-04 00:00', end: 4 }, ['not-shown-in-1x /start']],
  [{ start: '11.01.2020', end: '04.02.2020' }, ['not-shown-in-1x /start', 'not-shown-in-1x /end']],
  [{ start: 23, end: 4 }, ['span-backwards']],
  [{ start: '2020-01-11', end: '2020-01-04' }, ['span-backwards']],
  [{ start: 'noon', end: 'night' }, ['result-wrong-type /start']],
  [{ start: null, end: 4 }, ['result-wrong-type /start']],
  [{ start: 4 }, ['result-missing-key /end']],
])('a span of a time series with %j: %j', (value, found) => {
  expect(check(series, value as JsonObject)).toEqual(found);
});
