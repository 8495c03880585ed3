import { BACKSLASH, CR, DELETE, LF, QUOTE } from '../../json/bytes.ts';

/** What is known of a cell, or of a byte in it; bits of one number. */
export const CELL = {
  /** Has bytes that a JSON string must escape. */
  escaped: 1,
  /** Has bytes beyond ASCII. */
  beyondAscii: 2,
  /** Has line breaks. */
  broken: 4,
  /** Has quotes: doubled ones when the cell is quoted, single ones in the middle when it is not. */
  quotes: 8,
  /** Has a NUL byte. */
  nul: 16,
  /** Stands in quotes. */
  quoted: 32,
  /** Has text between its closing quote and the next delimiter. */
  trailing: 64,
  /** Is not written as it should be: has a NUL byte, trailing text, or quotes without standing in quotes. */
  odd: 128,
} as const;

/** The bit of a byte that ends a cell without quotes: the delimiter or a line break. */
export const STOP = 255;

/** What each byte means for a quoted cell that it stands in. */
export const insideQuotes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if (byte < 0x20 || byte === BACKSLASH || byte === DELETE) insideQuotes[byte] = CELL.escaped;
  else if (byte > DELETE) insideQuotes[byte] = CELL.escaped | CELL.beyondAscii;
}
insideQuotes[0] = CELL.escaped | CELL.nul;
insideQuotes[QUOTE] = CELL.escaped | CELL.quotes;
insideQuotes[LF] = CELL.escaped | CELL.broken;
insideQuotes[CR] = CELL.escaped | CELL.broken;

/** The same for a cell without quotes, which the delimiter and line breaks end. `isText`: a quote is text like any other, also as the first byte. */
export function outsideQuotes(delimiter: number, isText = false): Uint8Array {
  const meaning = insideQuotes.slice();
  if (isText) meaning[QUOTE] = CELL.escaped;
  for (const byte of [delimiter, LF, CR]) meaning[byte] = STOP;
  return meaning;
}
