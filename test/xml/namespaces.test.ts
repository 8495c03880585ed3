import { describe, expect, it } from 'vitest';
import { checkNamespaces, declaredPrefixes } from '../../src/xml/namespaces.ts';
import { readStartTag, type StartTag } from '../../src/xml/start-tag.ts';

const read = (text: string) => readStartTag(text, 0) as StartTag;

it('declaredPrefixes are those of xmlns:, not the default namespace', () => {
  expect([...declaredPrefixes(read('<a xmlns="u" xmlns:x="u" xmlns:y="v" z="xmlns:q"/>'))]).toEqual([
    'x',
    'y',
  ]);
});

describe('checkNamespaces', () => {
  it.each(['<a/>', '<x:a/>', '<a x:b="1"/>', '<a xml:lang="en"/>', '<a xmlns:y="u"/>'])(
    '%j is fine',
    (text) => {
      expect(checkNamespaces(read(text), (prefix) => prefix === 'x')).toBe(undefined);
    },
  );

  it.each([
    ['<y:a/>', 0, '"y"'],
    ['<a y:b="1"/>', 3, '"y"'],
  ])('%j has a prefix that nothing declares', (text, at, prefix) => {
    const problem = checkNamespaces(read(text), (declared) => declared === 'x');
    expect(problem).toMatchObject({ kind: 'malformed', at });
    expect(problem!.problem).toContain(prefix);
  });

  it('XInclude is refused under whatever prefix', () => {
    const tag = read('<a xmlns:inc="http://www.w3.org/2001/XInclude"/>');
    expect(checkNamespaces(tag, () => true)).toMatchObject({ kind: 'xinclude', at: 3 });
  });
});
