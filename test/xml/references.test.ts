import { describe, expect, it } from 'vitest';
import { checkReferences, decodeReferences } from '../../src/xml/references.ts';

describe('checkReferences', () => {
  it.each(['', 'plain', '&amp;&lt;&gt;&quot;&apos;', '&#9;&#x20AC;&#1114111;'])(
    '%j has no problem',
    (text) => {
      expect(checkReferences(text, 0)).toBe(undefined);
    },
  );

  it.each([
    ['a & b', 2, '"&amp;"'],
    ['&amp;&copy;', 5, '"&copy;"'],
    ['x&nbsp;', 1, '&#160;'],
    ['&#0;', 0, 'not a character'],
    ['&#xFFFF;', 0, 'not a character'],
    ['&#xD800;', 0, 'not a character'],
    ['&AMP;', 0, '"&AMP;"'],
  ])('%j: the place counts from the offset of the text', (text, at, words) => {
    const problem = checkReferences(text, 100);
    expect(problem).toMatchObject({ kind: 'malformed', at: 100 + at });
    expect(problem!.problem).toContain(words);
  });
});

it.each([
  ['&lt;b&gt; &amp;amp; &quot;&apos;', '<b> &amp; "\''],
  ['&#65;&#x42;', 'AB'],
  ['&#x1F426;', '\u{1f426}'],
  ['none', 'none'],
])('decodeReferences reads %j', (text, read) => {
  expect(decodeReferences(text)).toBe(read);
});
