import { describe, expect, it } from 'vitest';
import { check } from './check-tasks.ts';

const text = '<Text name="t" value="$k"/>';
const html = '<HyperText name="t" value="$k"/>';

describe('Text', () => {
  it.each(['a', '', 42, 3.5, 0, true, ['a', 'b']])('shows %j', (k) => {
    expect(check(text, { k })).toEqual([]);
  });
  it('shows numbers too great for JSON', () => {
    expect(check(text, JSON.parse('{"k": 1e400}'))).toEqual([]);
  });
  it.each([null, {}, { en: 'a' }])('does not show %j', (k) => {
    expect(check(text, { k })).toEqual(['wrong-data-type /k']);
  });
});

describe('HyperText', () => {
  it.each(['<p>a</p>', 'a', ''])('shows %j', (k) => {
    expect(check(html, { k })).toEqual([]);
  });
  it.each([null, 5, true, [], ['<p>'], {}])('does not show %j', (k) => {
    expect(check(html, { k })).toEqual(['wrong-data-type /k']);
  });
});

describe('encoding', () => {
  const base64 = '<Text name="t" value="$k" encoding="base64"/>';

  it.each(['T3Bvc3N1bQ==', 'T3Bvc3N1bQ', 'T3Bv c3N1\nbQ==', '', 'a+/b'])('base64 decodes %j', (k) => {
    expect(check(base64, { k })).toEqual([]);
  });
  it.each(['Opossums are great!', 'abcde', 'a=bc', 'ab=', 'abcd=', '_-_-'])('base64 refuses %j', (k) => {
    expect(check(base64, { k })).toEqual(['bad-base64 /k']);
    expect(check(base64.replace('base64', 'base64unicode'), { k })).toEqual(['bad-base64 /k']);
    expect(check(base64.replace('Text', 'HyperText'), { k })).toEqual(['bad-base64 /k']);
  });
  it('none leaves the text alone', () => {
    expect(check('<Text name="t" value="$k" encoding="none"/>', { k: 'Opossums!' })).toEqual([]);
  });
  it('is that of the file when the value is a URL', () => {
    expect(check('<Text name="t" value="$k" encoding="base64" valueType="url"/>', { k: '/a.txt' })).toEqual(
      [],
    );
  });
});

describe.each(['Text', 'HyperText'])('%s valueType="url"', (tag) => {
  const url = `<${tag} name="t" value="$k" valueType="url"/>`;

  it.each([
    'http://a.b/c',
    'https://a.b/c?d=e f',
    'HTTPS://A.B',
    '/data/a.txt',
    '//host/a',
    's3://b/a',
    'gs://b/a',
  ])('takes %j', (k) => {
    expect(check(url, { k })).toEqual([]);
  });
  it.each(['Opossums', '<p>a</p>', 'www.example.org/a', 'C:\\a.txt', 'see http://a.b'])('refuses %j', (k) => {
    expect(check(url, { k })).toEqual(['not-a-url /k']);
  });
  it.each([null, 5, true, {}])('refuses %j', (k) => {
    expect(check(url, { k })).toEqual(['wrong-data-type /k']);
  });
  it('warns of an empty one', () => {
    expect(check(url, { k: '' })).toEqual(['empty-url /k']);
  });
  it('is found in any case of the attribute name', () => {
    expect(check(url.replace('valueType', 'valuetype'), { k: 'Opossums' })).toEqual(['not-a-url /k']);
  });
});

describe('fixed text and text with variables', () => {
  it('asks for nothing without a variable', () => {
    expect(check('<Text name="t" value="Label only fully visible cars"/>', {})).toEqual([]);
    expect(check('<Text name="t" value="5$ or more"/>', {})).toEqual([]);
  });
  it('asks for the first variable, and warns of the others', () => {
    const title = '<Text name="t" value="Title: $title. By $author.name"/>';
    expect(check(title, { title: 'a', author: { name: 'b' } })).toEqual([]);
    expect(check(title, { author: { name: 'b' } })).toEqual(['missing-data-key /title']);
    expect(check(title, { title: 'a' })).toEqual(['missing-text-variable /author']);
    expect(check(title, { title: 'a', author: 'b' })).toEqual(['missing-text-variable /author/name']);
  });
  it('only warns of a variable after one that depends on the index of a Repeater', () => {
    const repeated = '<Text name="t_{{idx}}" value="$text_{{idx}} of $total"/>';
    expect(check(`<Repeater on="$k">${repeated}</Repeater>`, { k: [1] })).toEqual([
      'missing-text-variable /total',
    ]);
  });
  it('shows any value of a variable', () => {
    expect(check('<Text name="t" value="Title: $title"/>', { title: null })).toEqual([]);
  });
});
