/** Shorter than anything that is said, in milliseconds, and longer, in seconds, than what Whisper takes for one segment, which is 30 at most. */
const LEAST = 100;

/** Rows that are looked at. */
const ROWS = 1000;

/** Whether the columns are those of the tables of Whisper (.tsv) and whisper.cpp (.csv), whose times are whole milliseconds. */
export function hasNamesOfWhisper(names: readonly string[]): boolean {
  return ['start end text', 'start end speaker text'].includes(names.join(' '));
}

/** Whether the times in the first two cells of rows are whole milliseconds, as no other number makes stretches in which something is said. */
export function areMilliseconds(rows: Iterable<readonly string[]>): boolean {
  const lengths: number[] = [];
  for (const [start = '', end = ''] of rows) {
    if (![start, end].every((time) => /^\s*\d+\s*$/.test(time))) return false;
    lengths.push(Number(end) - Number(start));
    if (lengths.length === ROWS) break;
  }
  const middle = lengths.sort((a, b) => a - b)[lengths.length >> 1];
  return middle !== undefined && middle >= LEAST;
}
