import { describe, expect, it } from 'vitest';
import { check } from './check-tasks.ts';

const urls = [
  'https://example.org/get?id=5',
  '/data/local-files/?d=a/1.wav',
  '/a file',
  's3://bucket/a.wav',
  'gs://bucket/a',
  'azure-blob://c/a',
  './a.wav',
];

describe.each(['Audio', 'AudioPlus', 'Video', 'Pdf', 'Image'])('%s', (tag) => {
  const media = `<${tag} name="m" value="$k"/>`;

  it.each(urls)('shows %j', (k) => {
    expect(check(media, { k })).toEqual([]);
  });
  it.each([null, 12, 0, true, false, {}, { url: '/a' }])('does not show %j', (k) => {
    expect(check(media, { k })).toEqual(['wrong-data-type /k']);
  });
  it.each(['a dog barks twice', 'a.wav', 'C:\\sounds\\a.wav'])('warns of %j', (k) => {
    expect(check(media, { k })).toEqual(['unsure-url /k']);
  });
  it('warns of an empty URL', () => {
    expect(check(media, { k: '' })).toEqual(['empty-url /k']);
  });
  it('leaves the value alone when a resolver reads it from a file', () => {
    expect(check(`<${tag} name="m" value="$k" resolver="csv|separator=,"/>`, { k: 12 })).toEqual([]);
    expect(check(`<${tag} name="m" value="$k" resolver="csv"/>`, {})).toEqual(['missing-data-key /k']);
  });
});

it.each(['Audio', 'Video', 'Pdf'])('%s does not show a list', (tag) => {
  expect(check(`<${tag} name="m" value="$k"/>`, { k: ['/a'] })).toEqual(['wrong-data-type /k']);
});

describe('Image', () => {
  it('shows data: URLs', () => {
    expect(check('<Image name="i" value="$k"/>', { k: 'data:image/png;base64,iVBORw0KGgo=' })).toEqual([]);
  });
  it('is not sure to show a list without valueList', () => {
    expect(check('<Image name="i" value="$k"/>', { k: ['/a', '/b'] })).toEqual(['unsure-data-type /k']);
  });
});

describe('Image valueList', () => {
  const images = '<Image name="i" valueList="$k"/>';

  it('shows a list of URLs', () => {
    expect(check(images, { k: ['/a', 'https://a.b/c'] })).toEqual([]);
  });
  it.each([null, 1, true, {}, { 0: '/a' }])('does not show %j', (k) => {
    expect(check(images, { k })).toEqual(['wrong-data-type /k']);
  });
  it('does not show items that are no text', () => {
    expect(check(images, { k: ['/a', null, 3, '/b'] })).toEqual([
      'wrong-data-type /k/1',
      'wrong-data-type /k/2',
    ]);
  });
  it('asks for its key', () => {
    expect(check(images, {})).toEqual(['missing-data-key /k']);
  });
  it('warns of an empty list, a single text and odd URLs', () => {
    expect(check(images, { k: [] })).toEqual(['nothing-to-show /k']);
    expect(check(images, { k: '/a' })).toEqual(['page-alone /k']);
    expect(check(images, { k: ['/a', 'b.jpg'] })).toEqual(['unsure-url /k/1']);
  });
});
