import { openFile } from '../../readers/byte-reader.ts';
import { cutRawLines } from '../../readers/raw-lines.ts';
import { openSlices } from '../../readers/slices.ts';

/** A line of a file that is about several recordings. */
export interface RecordingLine {
  text: string;
  /** Counting from 1. */
  number: number;
}

/** The lines of one recording. */
export interface Recording {
  name: string;
  lines: Iterable<RecordingLine>;
}

/** Lines in one piece: bytes of the file, and the number of the first. */
interface Run {
  start: number;
  end: number;
  first: number;
}

/**
 * The recordings of a file in the order in which they first come, each with all its lines, wherever these stand. The file is read twice, so
 * that only one recording is in memory. `nameOf` gives the recording of a line; undefined for lines of none, `onOther` takes these once. `clean`
 * takes from a line what is not of it.
 * Throws SourceProblem at bytes that are not UTF-8.
 */
export function* cutRecordings(
  path: string,
  displayPath: string,
  nameOf: (line: string) => string | undefined,
  onOther: (line: RecordingLine) => void,
  clean: (line: string) => string = (line) => line.trim(),
): Generator<Recording> {
  const runs = findRuns(path, displayPath, nameOf, onOther, clean);
  const slices = openSlices(path, displayPath);
  try {
    for (const [name, ofName] of runs) {
      const lines = ofName.flatMap(({ start, end, first }) =>
        slices
          .read(start, end - start)
          .toString('utf8')
          .split('\n')
          .map((text, i) => ({ text: clean(text), number: first + i }))
          .filter(({ text }) => nameOf(text) === name),
      );
      yield { name, lines };
    }
  } finally {
    slices.close();
  }
}

function findRuns(
  path: string,
  displayPath: string,
  nameOf: (line: string) => string | undefined,
  onOther: (line: RecordingLine) => void,
  clean: (line: string) => string,
): Map<string, Run[]> {
  const runs = new Map<string, Run[]>();
  const reader = openFile(path, displayPath);
  let last: { name: string; run: Run } | undefined;
  try {
    for (const { bytes, start, number } of cutRawLines(reader)) {
      const text = clean(bytes.toString('utf8'));
      const name = nameOf(text);
      if (name === undefined) {
        if (text.trim() !== '') onOther({ text, number });
        continue;
      }
      const end = start + bytes.length;
      if (last?.name === name) last.run.end = end;
      else {
        last = { name, run: { start, end, first: number } };
        const known = runs.get(name);
        if (known) known.push(last.run);
        else runs.set(name, [last.run]);
      }
    }
  } finally {
    reader.close();
  }
  return runs;
}
