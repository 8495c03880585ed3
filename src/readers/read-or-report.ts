import type { Finding, Place } from '../diagnostics/diagnostic.ts';
import { type ByteReader, type LineRange, openFile } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';

/** Yields what is read of a file, or of the lines of a range, and closes it. Where it cannot be read on, that goes to `report`, and the rest stays unread. */
export function* readOrReport<T>(
  path: string,
  displayPath: string,
  report: (finding: Finding, place: Place) => void,
  read: (reader: ByteReader) => Iterable<T>,
  range?: LineRange,
): Generator<T> {
  yield* readAllOrReport(openFile(path, displayPath, range), displayPath, report, read);
}

/** The same of what a reader gives. */
export function* readAllOrReport<T>(
  reader: ByteReader,
  displayPath: string,
  report: (finding: Finding, place: Place) => void,
  read: (reader: ByteReader) => Iterable<T>,
): Generator<T> {
  try {
    yield* read(reader);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    report(error.finding, { file: displayPath, ...error.place });
  } finally {
    reader.close();
  }
}
