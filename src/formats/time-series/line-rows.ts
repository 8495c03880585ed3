import type { Place } from '../../diagnostics/diagnostic.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { excerptAt } from '../../readers/excerpt.ts';
import { cutRawLines } from '../../readers/raw-lines.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { chooseSeparator } from './choose-separator.ts';
import type { SeriesRow } from './series-row.ts';
import type { SeriesTag } from './series-tag.ts';
import { splitRow } from './split-row.ts';

interface Line {
  text: string;
  /** Counting from 1. */
  number: number;
}

/**
 * The rows of a file as the editor reads it from its address: line by line, blank lines skipped after the second. Throws SourceProblem
 * where the file is not UTF-8 and where the editor would find no separator.
 */
export function* readLineRows(
  reader: ByteReader,
  displayPath: string,
  { separator: sep, tag }: SeriesTag,
): Generator<SeriesRow> {
  const lines = readLines(reader);
  const [first, second] = [lines.next().value, lines.next().value];
  if (!first) return;
  if (!second) return yield { cells: [], separator: '', place: () => placeIn(displayPath, first, 0) };
  const { separator, problem } = chooseSeparator(sep, first.text, second.text);
  if (problem) {
    const { file: _, ...place } = placeIn(displayPath, sep === 'auto' ? second : first, 0);
    throw new SourceProblem({ ...problem, tag: tag.ref }, place);
  }
  const toRow = (line: Line): SeriesRow => {
    // Many columns of a header may be wrong, and a line may have hundreds of thousands.
    let starts: number[] | undefined;
    return {
      cells: splitRow(line.text, separator),
      separator,
      place(cell = 0) {
        if (!starts) {
          starts = [];
          splitRow(line.text, separator, starts);
        }
        return placeIn(displayPath, line, starts[cell] ?? 0);
      },
    };
  };
  yield toRow(first);
  yield toRow(second);
  for (const line of lines) if (line.text.trim() !== '') yield toRow(line);
}

function* readLines(reader: ByteReader): Generator<Line, undefined> {
  for (const { bytes, number } of cutRawLines(reader)) yield { text: bytes.toString(), number };
}

/** The place `offset` UTF-16 units into a line. */
function placeIn(file: string, { text, number }: Line, offset: number): Place {
  const bytes = Buffer.from(text);
  const at = Buffer.byteLength(text.slice(0, offset));
  return { file, line: number, column: offset + 1, excerpt: excerptAt(bytes, at, bytes.length) };
}
