import type { QuotesGuess } from '../../readers/csv/quotes.ts';

/** What is said of quotes that were found to be text or behind blanks; undefined where they stand around cells, or were told to be text. */
export function describeQuotes({ quotes, rows, odd, proper }: QuotesGuess): string | undefined {
  if (quotes === 'after-blanks')
    return 'blanks before cells and their quotes are skipped, as Python does with skipinitialspace';
  if (quotes === 'cells' || odd === 0) return undefined;
  const having = odd === 1 ? '1 cell has quotes' : `${odd} cells have quotes`;
  const others = proper === 0 ? 'none is' : proper === 1 ? '1 is' : `${proper} are`;
  return `double quotes are read as text, not as marks around cells (in the first ${rows} rows, ${having} that are single or not closed, ${others} quoted as CSV wants it)`;
}
