import type { Place } from '../../diagnostics/diagnostic.ts';
import { linesOf } from '../../readers/folder/listing.ts';
import { unescapeKey } from './copy-values.ts';

/** Turns places in the file that values were copied to into places in the values. They are asked for in order as a rule. */
export function createPlaceInKey(
  keysOfLines: string,
  server: string,
): (place: Place & { line: number }) => Place {
  let lines = linesOf(keysOfLines);
  let number = 0;
  let entry = '';
  /** The line at which the value of the entry begins. */
  let first = 1;
  return ({ line, column, excerpt }) => {
    if (line < number) {
      lines.return(undefined);
      lines = linesOf(keysOfLines);
      number = 0;
      entry = '';
    }
    while (number < line) {
      const { value, done } = lines.next();
      number++;
      if (done) break;
      if (value !== entry) first = number;
      entry = value;
    }
    const file = `${server}?key=${unescapeKey(entry.slice(1))}`;
    if (!entry.startsWith('=')) return { file };
    return {
      file,
      line: line - first + 1,
      ...(column !== undefined && { column }),
      ...(excerpt && { excerpt }),
    };
  };
}
