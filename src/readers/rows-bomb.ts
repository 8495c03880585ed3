/** What was made to fill the disk: a few bytes that say that a text of a megabyte stands in a million rows. Its message is the end of a sentence. */
export class RowsBomb extends Error {}

/** Bytes of rows, and how many times the bytes of the file they must be as well, to be nothing else. */
const MOST_BYTES = 1e9;
const MOST_TIMES = 1000;

/** Throws a RowsBomb when the rows of a file of `size` bytes take a disk; `written` are the bytes of them so far. */
export function refuseBomb(written: number, size: number): void {
  if (written > MOST_BYTES && written > size * MOST_TIMES)
    throw new RowsBomb(`its rows are more than ${MOST_TIMES} times as large as the file`);
}
