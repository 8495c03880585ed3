import { describe, expect, it } from 'vitest';
import { checkInstruction, declaredEncoding, withoutDeclaration } from '../../src/xml/declaration.ts';

describe('checkInstruction', () => {
  it.each([
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='utf-8' standalone='no' ?>",
    '<?xml-stylesheet href="a.css"?>',
    '<?x?>',
  ])('%j may stand at the very start', (text) => {
    expect(checkInstruction(text, 0)).toBe(undefined);
  });

  it.each([
    [' <?xml version="1.0"?>', 1, 'very start'],
    ['<?xml?>', 0, 'malformed'],
    ['<?xml encoding="utf-8" version="1.0"?>', 0, 'malformed'],
    ['<?xml version="1.0" encoding="8bit"?>', 0, 'malformed'],
    ['<? x?>', 0, 'a name'],
    ['<?XML version="1.0"?>', 0, 'malformed'],
  ])('%j is refused', (text, at, words) => {
    const problem = checkInstruction(text, at);
    expect(problem).toMatchObject({ kind: 'malformed', at });
    expect(problem!.problem).toContain(words);
  });
});

it.each([
  ['<?xml version="1.0" encoding="latin1"?><View/>', 'latin1'],
  ['<?xml version="1.0"?><View/>', undefined],
  ['<View encoding="latin1"/>', undefined],
])('declaredEncoding of %j', (text, encoding) => {
  expect(declaredEncoding(text)).toBe(encoding);
});

it.each([
  ['<?xml version="1.0"?>\r\n\n<View/>', '\n<View/>'],
  ['<?xml version="1.0"?><View/>', '<View/>'],
  ['<View/>\n', '<View/>\n'],
])('withoutDeclaration of %j', (text, rest) => {
  expect(withoutDeclaration(text)).toBe(rest);
});
