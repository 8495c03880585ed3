/**
 * Cuts a line into cells as the editor of Label Studio does (its parseCSV, the same in 0.9.1 and 1.23): space around the line is not part of
 * it, quotes stay in their cells, and an empty cell needs a separator on both sides, or on one side at an end of the line.
 * @param starts takes the UTF-16 offset of each cell in the line.
 */
export function splitRow(line: string, separator: string, starts?: number[]): string[] {
  const begin = line.length - line.trimStart().length;
  const end = line.trimEnd().length;
  const cells: string[] = [];
  for (let at = begin; at < end; ) {
    const start = at;
    if (line[at] === separator) {
      at++;
      if (start > begin && at < end && line[at] !== separator) continue;
      cells.push('');
    } else {
      at = line[at] === '"' ? endOfQuotes(line, at, end) : endOfPlain(line, at, end, separator);
      // A quote that nothing closes belongs to no cell.
      if (at === start) {
        at++;
        continue;
      }
      cells.push(line.slice(start, at));
    }
    starts?.push(start);
  }
  return cells;
}

function endOfPlain(line: string, at: number, end: number, separator: string): number {
  while (at < end && line[at] !== separator && line[at] !== '"') at++;
  return at;
}

/** The place after the quote that closes the one at `start`; `start` itself when there is none. Two quotes together stand for one. */
function endOfQuotes(line: string, start: number, end: number): number {
  let pair = start;
  let at = line.indexOf('"', start + 1);
  while (at >= 0 && at < end) {
    if (line[at + 1] !== '"' || at + 1 >= end) return at + 1;
    pair = at + 1;
    at = line.indexOf('"', at + 2);
  }
  return pair;
}
