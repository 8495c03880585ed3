import { describe, expect, test } from 'vitest';
import { compileRefusals1x } from '../../../src/checks/server/refused-by-1x.ts';
import type { Finding } from '../../../src/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import { readConfig } from '../../label-config/read-config.ts';

const choices = '<Choices name="c" toName="t"><Choice value="A"/></Choices>';
const text = (value: string) => `<Text name="t" value="${value}"/>${choices}`;
const controls = (tag: string) => `<Text name="t" value="$a"/><${tag} name="c" toName="t" value="$l"/>`;
const labels = { a: 'x', l: [{ value: 'A' }] };

function refusalsOf(tags: string, data: JsonObject): Finding[] {
  const found: Finding[] = [];
  compileRefusals1x(readConfig(`<View>${tags}</View>`).config)({ data }, (finding) => found.push(finding));
  return found;
}

test('a data key with other spaces around it is named', () => {
  const problems = [
    [text('$a '), { a: 'x' }],
    [text('$a'), { ' a ': 'x' }],
  ].map(([tags, data]) => refusalsOf(tags as string, data as JsonObject)[0]!.args);
  expect(problems).toEqual([
    { problem: 'the data has no key "a " for <Text>; it has "a", so remove the spaces in the label config' },
    { problem: 'the data has no key "a" for <Text>; it has " a ", so remove the spaces in the data' },
  ]);
});

test('that several variables are taken for one key is said of the label config alone', () => {
  expect(refusalsOf(text('$a and $b'), { a: 'x', b: 'y' })).toEqual([]);
});

/** Answers of the server of Label Studio 1.23.2. */
describe('what the server of 1.x refuses', () => {
  test.each<[string, JsonObject, string]>([
    [text('$a.b'), { 'a.b': 'x' }, '/data/a'],
    [text('$a.b.c'), { a: { 'b.c': 'x' } }, '/data/a/b'],
    [text('$a '), { a: 'x' }, '/data/a '],
    [text('$a.0'), { a: ['x'] }, '/data/a'],
    [text('$a.0'), { 'a.0': 'x' }, '/data/a'],
    [text('$a.b.0'), { a: { b: ['x'] } }, '/data/a/b'],
    [text("$a['b']"), { a: { b: 'x' } }, '/data/a'],
    [text('$a[0]'), { 'a[0]': 'x' }, '/data/a'],
    [text('$a[b]'), { a: { b: 'x' } }, '/data/a'],
    [text('$a.'), { a: 'x' }, '/data/a'],
    [text('$a..b'), { a: { b: 'x' } }, '/data/a/'],
    [text('T: $a.b'), { a: { b: 'x' } }, '/data/a'],
    [text('T: $a.b'), { 'a.b': 'x' }, '/data/a'],
    [controls('Labels').replace('$l', '$l '), labels, '/data/l '],
    [controls('TimelineLabels'), labels, '/data/l'],
    [
      `<Text name="t" value="$a"/><Labels name="c" toName="t"><Label name="q" value="$z"/></Labels>`,
      { a: 'x' },
      '/data/z',
    ],
    [
      `${text('$a')}<Repeater on="$l"><Text name="r_{{idx}}" value="$r_{{idx}}"/></Repeater>`,
      { ...labels, r_0: 'x' },
      '/data/r_{{idx}}',
    ],
    [text('$undefined$'), { a: 'x' }, '/data/undefined$'],
  ])('%s with %j', (tags, data, path) => {
    expect(refusalsOf(tags, data)).toMatchObject([{ code: 'refused-by-server', path }]);
  });
});

describe('what it takes', () => {
  test.each<[string, JsonObject]>([
    [text('$a.b'), { a: { b: 'x' } }],
    [text('$a.b'), { a: { b: 'x' }, 'a.b': 'y' }],
    [text(' $a'), { a: 'x' }],
    [text('$a '), { 'a ': 'x' }],
    [text('$a.0'), { a: { 0: 'x' } }],
    [text('$a[0].b'), { a: [{ b: 'x' }] }],
    [text('$a.b[0]'), { a: { b: ['x'] } }],
    [text('$My Text'), { 'My Text': 'x' }],
    [text('$a/b'), { 'a/b': 'x' }],
    [text('T: $a[0]'), { a: ['x'] }],
    [text('$a'), { a: true }],
    [text('$a'), { $undefined$: 'x' }],
    [text('$undefined$'), { $undefined$: 'x' }],
    [controls('Labels'), labels],
    [controls('Taxonomy'), { a: 'x', l: null }],
    [`${text('$a')}<Repeater on="$l"><Text name="r_{{idx}}" value="$l[{{idx}}].value"/></Repeater>`, labels],
    [`<Audio name="u" value="$a"/>${text('$a')}`, { a: 5 }],
  ])('%s with %j', (tags, data) => {
    expect(refusalsOf(tags, data)).toEqual([]);
  });
});

test('the message says what is asked for', () => {
  const [found] = refusalsOf(text('$a.b'), { a: {} });
  expect(found!.args).toEqual({ problem: 'the data has no key "b" in "a" for <Text>' });
});
