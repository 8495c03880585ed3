import { describe, expect, it } from 'vitest';
import { EVERY_INDEX } from '../../src/label-config/model.ts';
import { parseDataSource } from '../../src/label-config/variables.ts';

function sourceOf(value: string) {
  const source = parseDataSource({ name: 'value', value, at: { line: 1, column: 1 } });
  return { kind: source.kind, variables: source.variables.map(({ text, steps }) => [text, ...steps]) };
}

describe('a value that is one variable', () => {
  it.each([
    ['$text', ['text', 'text']],
    ['$a.b', ['a.b', 'a', 'b']],
    ['$a[0]', ['a[0]', 'a', 0]],
    ['$a.b[1].c', ['a.b[1].c', 'a', 'b', 1, 'c']],
    ['$a[0][12]', ['a[0][12]', 'a', 0, 12]],
    ['$list[{{idx}}].url', ['list[{{idx}}].url', 'list', EVERY_INDEX, 'url']],
    ['$list[{{n}}]', ['list[{{n}}]', 'list', EVERY_INDEX]],
    ['$a["x y"].b', ['a["x y"].b', 'a', 'x y', 'b']],
    ['$My Text', ['My Text', 'My Text']],
    ['$my-text', ['my-text', 'my-text']],
    ['$título', ['título', 'título']],
    ['$__proto__', ['__proto__', '__proto__']],
    ['$$cash', ['$cash', '$cash']],
  ])('%s', (value, variable) => {
    expect(sourceOf(value)).toEqual({ kind: 'key', variables: [variable] });
  });
});

describe('text with variables', () => {
  it.each([
    ['Title: $title', [['title', 'title']]],
    [
      '$first and $second',
      [
        ['first', 'first'],
        ['second', 'second'],
      ],
    ],
    [' $text ', [['text', 'text']]],
    ['Costs $price.', [['price', 'price']]],
    ["<embed src='$image'/>", [['image', 'image']]],
    [
      'See $meta.title, page $pages[0]',
      [
        ['meta.title', 'meta', 'title'],
        ['pages[0]', 'pages', 0],
      ],
    ],
    ['$text_{{idx}}', []],
  ])('%s', (value, variables) => {
    expect(sourceOf(value)).toEqual({ kind: 'template', variables });
  });
});

it.each(['', '$', 'text', 'https://example.com/a.png', '5 $ a day'])('%j has no variable', (value) => {
  expect(sourceOf(value)).toEqual({ kind: 'constant', variables: [] });
});
