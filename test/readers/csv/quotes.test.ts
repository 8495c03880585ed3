import { describe, expect, it } from 'vitest';
import { guessQuotes } from '../../../src/readers/csv/quotes.ts';

/** What the quotes of a table of rows are found to be. */
function guess(rows: string[], delimiter = '\t', whole = true) {
  const bytes = Buffer.from(rows.map((row) => `${row}\n`).join(''));
  return guessQuotes({ bytes, whole }, delimiter.charCodeAt(0)).quotes;
}

describe('double quotes are text', () => {
  it.each([
    // The files of MRPC in GLUE, of SMSSpamCollection and of Tatoeba, and what programs write with QUOTE_NONE.
    ['where sentences begin with a quote and go on', ['1\t" Yes , " he said .', '0\tHe left .'], '\t'],
    ['where one is never closed', ['1\t"Yes', '0\tNo', '1\tYes', '0\tNo'], '\t'],
    ['where one closes rows later', ['1\t"Yes', '0\tNo', '1\tSo be it"', '0\tNo'], '\t'],
    // The rows in between are like the others in their first or second column, or many.
    [
      'where one closes after a label',
      ['ham\tHi', 'ham\tSo', 'spam\tYo', 'spam\t"Win', 'ham\tOk', 'spam\t5"'],
      '\t',
    ],
    ['where labels stand last', ['text\tn', 'So"\t1', '"No\t0', 'he said\t1', 'yes"\t0', 'Ha\t1'], '\t'],
    // As Google Sheets writes them.
    [
      'between tabs where as many stand around whole cells',
      ['text\tn', 'Hello "world"\t1', '"Hello"\t2'],
      '\t',
    ],
    [
      'where some stand around whole cells',
      [...Array<string>(12).fill('1\t"No," he said.'), '2\t"I know."'],
      '\t',
    ],
  ])('%s', (_, rows, delimiter) => {
    expect(guess(rows, delimiter)).toBe('text');
    expect(guess([...rows, ...rows, ...rows], delimiter, false)).toBe('text');
  });
});

it('double quotes are text where one closes after many rows of nothing but texts', () => {
  const texts = ['en\tfr', '"Yes\tOui', 'No\tNon', 'One\tUn', 'Two\tDeux', 'Good\tBon"', 'Owl\tHibou'];
  expect(guess(texts)).toBe('text');
});

describe('double quotes stand around cells', () => {
  it.each([
    ['where a tab or a line break is in them', ['text\tn', '"a\tb"\t1', '"one', 'two"\t2'], '\t'],
    // As Python's csv and Excel write them: the line in a cell has as many tabs as the others, but no id.
    ['where a pasted row is in them', ['id\ttext', '1\t"line one', 'k\tv"', '2\tfine', '3\tfine'], '\t'],
    ['where all have a pasted row', ['id\ttext', '1\t"line one', 'k\tv"', '2\t"line one', 'k\tv"'], '\t'],
    ['where a pasted row is in texts', ['a\tb', 'Owl\t"one', 'k\tv"', 'Wren\tfine', 'Kite\tso so'], '\t'],
    // Quotes within cells are the same in both ways.
    ['where others only stand within cells', ['ham\tU said "ok"', 'spam\tWin 5" TVs', 'ham\tHi'], '\t'],
    [
      'where cells that need them have them, and others stand within cells',
      ['n\ttext', ...Array<string>(40).fill('1\t5" disk'), '2\t"plain"', '3\t"say ""x"" so"'],
      '\t',
    ],
    [
      'where tabs and line breaks have them, and others stand within cells',
      ['n\ttext', ...Array<string>(40).fill('1\t5" disk'), '2\t"two', 'lines"', '3\t"a\tb"'],
      '\t',
    ],
    ['where they are doubled', ['text\tn', '"She said ""hi"" to me"\t1'], '\t'],
    ['where one of many is wrong', [...Array<string>(40).fill('"a, b",1'), '"a" b,1', '"c, d",2'], ','],
    ['where the last is not closed', ['text,n', 'fine,5', 'so so,"2', 'sad,1'], ','],
    ['where there is one column, so that lines tell nothing', ['text', '"one', 'two" three', 'four'], ','],
    ['where as many are right as wrong', ['text,n', 'a 5" pipe,5"', '"fine",4'], ','],
    // As Spark writes them, and Python's csv with escapechar.
    [
      'where a backslash stands before quotes',
      ['n,text', '1,"He said \\"hi\\""', '2,"\\"No\\""', '3,x'],
      ',',
    ],
    // As Python's csv and Excel write them: each line has as many commas as the others.
    ['where an address has a line break', ['id,address', '1,"1 Main St', 'Springfield, IL"'], ','],
    [
      'between commas, also where text stands behind them',
      ['text,zoo', '"Opossums" are great,A', 'The 5" wren,B'],
      ',',
    ],
    ['where there are none', ['text\tn', 'a\t1'], '\t'],
  ])('%s', (_, rows, delimiter) => {
    expect(guess(rows, delimiter)).toBe('cells');
  });

  it('where a head ends within a long cell', () => {
    const long = ['text\tn', 'a\t1', 'b\t2', '"one', ...Array<string>(50).fill('line of a long text')];
    expect(guess(long, '\t', false)).toBe('cells');
  });
});
