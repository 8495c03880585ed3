import { describe, expect, it } from 'vitest';
import { check, findIn, sentences } from './check-tasks.ts';

const text = (value: string): string => `<Text name="t" value="${value}"/>`;

describe('a path into the data', () => {
  it('is reported at the first missing step', () => {
    const deep = text('$a.b[1].c');
    expect(check(deep, { a: { b: [0, { c: 'x' }] } })).toEqual([]);
    expect(check(deep, {})).toEqual(['missing-data-key /a']);
    expect(check(deep, { a: {} })).toEqual(['missing-data-key /a/b']);
    expect(check(deep, { a: null })).toEqual(['missing-data-key /a/b']);
    expect(check(deep, { a: 'x' })).toEqual(['missing-data-key /a/b']);
    expect(check(deep, { a: { b: {} } })).toEqual(['wrong-data-type /a/b']);
    expect(check(deep, { a: { b: [0] } })).toEqual(['missing-data-key /a/b/1']);
    expect(check(deep, { a: { b: [0, {}] } })).toEqual(['missing-data-key /a/b/1/c']);
    expect(check(deep, { a: { b: [0, { c: null }] } })).toEqual(['wrong-data-type /a/b/1/c']);
  });
  it('may ask for any index', () => {
    expect(check(text('$a[100000]'), { a: ['x'] })).toEqual(['missing-data-key /a/100000']);
  });
  it('may be spelt out as one key, which the editor looks for first', () => {
    expect(check(text('$a.b'), { 'a.b': 'x' })).toEqual([]);
    expect(check(text('$a[0]'), { 'a[0]': 'x' })).toEqual([]);
  });
  it('may have an index after a dot', () => {
    expect(check(text('$a.0.b'), { a: [{ b: 'x' }] })).toEqual([]);
    expect(check(text('$a.0.b'), {})).toEqual(['missing-data-key /a']);
  });
});

describe('a data key', () => {
  it.each(['my-text', 'My Text', 'текст', 'a/b', 'a~b', '__proto__', 'toString', 'constructor', '0'])(
    'may be %j',
    (key) => {
      const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      expect(check(text(`$${key}`), JSON.parse(`{${JSON.stringify(key)}: "x"}`))).toEqual([]);
      expect(check(text(`$${key}`), {})).toEqual([`missing-data-key ${pointer}`]);
    },
  );
  it('may have a space behind it in the label config', () => {
    expect(check(text('$text '), { text: 'a' })).toEqual([]);
  });
  it('is told once, with the first tag that asks for it', () => {
    const tags = '<Text name="a" value="$k"/><Text name="b" value="$k"/><Image name="i" value="$k"/>';
    const findings = findIn(tags, { data: {} });
    expect(findings.map(({ tag }) => tag?.name)).toEqual(['a']);
  });
  it('must suit all tags that ask for it', () => {
    const tags = '<Text name="a" value="$k"/><Image name="i" value="$k"/>';
    const findings = findIn(tags, { data: { k: 5 } });
    expect(findings.map(({ tag }) => tag?.name)).toEqual(['i']);
  });
  it('is not wanted by other attributes, nor by a Header', () => {
    expect(
      check('<Header value="$h"/><Video name="v" value="$v" frameRate="$fps"/>', { v: '/a.mp4' }),
    ).toEqual([]);
  });
  it('may be $undefined$ while Label Studio does not know it', () => {
    expect(check(text('$text'), { $undefined$: 'a' })).toEqual([]);
    expect(check(text('$undefined$'), { text: 'a' })).toEqual([]);
  });
});

describe('the sentence about a missing key', () => {
  it('names the tag, the attribute and what may have been meant', () => {
    expect(sentences(text('$my_text'), { my_Text: 'a' })).toEqual([
      'The data has no "my_text", which <Text name="t" value="$my_text"> needs. Did you mean "my_Text"?',
    ]);
  });
  it('names the way to a step', () => {
    expect(sentences(text('$p[0].text'), { p: [{ txt: 'a' }] })).toEqual([
      'The data has no "p[0].text", which <Text name="t" value="$p[0].text"> needs. Did you mean "txt"?',
    ]);
  });
  it('does not propose a key that another tag asks for', () => {
    const tags = '<Text name="a" value="$text1"/><Text name="b" value="$text2"/>';
    expect(sentences(tags, { text1: 'x' })).toEqual([
      'The data has no "text2", which <Text name="b" value="$text2"> needs. It has "text1".',
    ]);
  });
  it('names the keys that there are, up to five, where none is near', () => {
    const said = 'The data has no "text", which <Text name="t" value="$text"> needs.';
    expect(sentences(text('$text'), { id: 1, image_url: 'b' })).toEqual([
      `${said} It has "id", "image_url".`,
    ]);
    expect(sentences(text('$text'), { a1: 1, b1: 2, c1: 3, d1: 4, e1: 5, f1: 6, g1: 7 })).toEqual([
      `${said} It has "a1", "b1", "c1", "d1", "e1" and 2 more.`,
    ]);
    expect(sentences(text('$text'), {})).toEqual([said]);
  });
});
