/** A place in a text: line and column count from 1, the column in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Turns offsets in a text into lines and columns: built once, each question takes a binary search. */
export function positionFinder(text: string): (offset: number) => Position {
  const lineStarts = [0];
  for (let at = nextLine(text, 0); at > 0; at = nextLine(text, at)) lineStarts.push(at);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - lineStarts[low]! + 1 };
  };
}

/** Where the line after the one at `from` starts (after LF, CRLF or a lone CR); -1 when there is none. */
function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return -1;
}
