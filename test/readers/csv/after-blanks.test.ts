import { describe, expect, it } from 'vitest';
import { guessQuotes } from '../../../src/readers/csv/quotes.ts';
import { cutRows } from '../../../src/readers/csv/rows.ts';
import { textsOf } from '../../../src/readers/csv/text.ts';
import { giveBytes } from '../../support/few-bytes.ts';

function guess(rows: string[], whole = true) {
  const bytes = Buffer.from(rows.map((row) => `${row}\n`).join(''));
  return guessQuotes({ bytes, whole }, ','.charCodeAt(0)).quotes;
}

describe('quotes behind blanks', () => {
  it.each([
    ['all cells behind blanks', ['id, n, labels', '-a, 30.000, "/m/09x,/t/dd"', 'b, 50.000, "/m/012"']],
    ['some without quotes', ['id, labels', '1, "a, b"', '2, c']],
    ['blanks before quotes only', ['id,n,labels', '1,2, "a, b"', '2,3, "c"']],
    ['comments', ['# by "me", in 2020', '#', 'id, labels', '1, "a"', '2, "b"']],
    ['a first cell in quotes, and several blanks', ['"id",   "text"', '"1",   "a"', '"2",   "b"']],
    ['an empty cell', ['a, b, c', '1, "x", ', '2,, "z"']],
  ])('%s', (_, rows) => {
    expect(guess(rows)).toBe('after-blanks');
    expect(guess([...rows, 'x, "y'], false)).toBe('after-blanks');
  });

  it.each([
    ['not in all rows', ['id,n,text', '1,2, "a"', '2,3,b']],
    ['beside quotes without', ['id,a,b', '1,"x", "y"', '2,"x", "y"']],
    ['text behind a quote', ['id,text', '1, "a" is a letter', '2, "b"']],
    ['rows of other lengths', ['id,text', '1, "a", b', '2, "c"']],
    ['a quote that is closed in another line', ['He said, "I', 'am", and she', 'No, "you"']],
    ['JSON Lines', ['{"a": 1, "b": "c"}', '{"a": 1, "b": "c"}']],
    ['no quotes', ['a, b', '1, 2']],
    ['one that is not closed', ['id, text', '1, "a"', '2, "b']],
  ])('not with %s', (_, rows) => {
    expect(guess(rows)).toBe('cells');
  });
});

// What Python's csv.reader gives with skipinitialspace=True.
it.each([
  ['a, "b, c",d\n', ['a', 'b, c', 'd']],
  ['  a ,  "b ""x""" , c\n', ['a ', 'b "x" ', 'c']],
  [' , "",  \n', ['', '', '']],
  [' "a\n b",\t"c"\n', ['a\n b', '\t"c"']],
])('%j is cut as Python cuts it', (text, cells) => {
  const rows: string[][] = [];
  for (const steps of [undefined, [1]])
    for (const batch of cutRows(giveBytes(Buffer.from(text), steps), ','.charCodeAt(0), 'after-blanks'))
      for (let row = 0; row < batch.size; row++) rows.push(textsOf(batch, row));
  expect(rows).toEqual([cells, cells]);
});
