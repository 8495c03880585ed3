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
  /** The lines themselves, where the file is small. */
  lines: RecordingLine[] | undefined;
}

/** Bytes of a file whose lines are kept rather than read twice. */
const KEPT = 1 << 22;

/**
 * The recordings of a file in the order in which they first come, each with all its lines, wherever these stand. A file that is not small is read twice,
 * so that only one recording is in memory. `nameOf` gives the recording of a line; undefined for lines of none, `onOther` takes these once. `clean`
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
  let slices: ReturnType<typeof openSlices> | undefined;
  const textOf = ({ start, end }: Run) => {
    slices ??= openSlices(path, displayPath);
    return slices.read(start, end - start).toString('utf8');
  };
  try {
    for (const [name, ofName] of runs) {
      const lines = ofName.flatMap(
        (run) =>
          run.lines ??
          textOf(run)
            .split('\n')
            .map((text, i) => ({ text: clean(text), number: run.first + i }))
            .filter(({ text }) => nameOf(text) === name),
      );
      yield { name, lines };
    }
  } finally {
    slices?.close();
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
  const isKept = reader.size <= KEPT;
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
        last = { name, run: { start, end, first: number, lines: isKept ? [] : undefined } };
        const known = runs.get(name);
        if (known) known.push(last.run);
        else runs.set(name, [last.run]);
      }
      last.run.lines?.push({ text, number });
    }
  } finally {
    reader.close();
  }
  return runs;
}
