import { dirname, join } from 'node:path';
import type { Place } from '../../../diagnostics/diagnostic.ts';
import { quote } from '../../../json/json.ts';
import { openFile } from '../../../readers/byte-reader.ts';
import { openSlices } from '../../../readers/slices.ts';
import { SourceProblem } from '../../../readers/source-problem.ts';
import { readTableHead } from '../../csv/delimiter.ts';
import { csvMetadata } from './csv-metadata.ts';
import { jsonlMetadata } from './jsonl-metadata.ts';
import type { Members, ReportAt } from './metadata-format.ts';
import { createRowIndex } from './row-index.ts';

/** Columns for the files of a folder and the folders below it. */
export interface MetadataFile {
  folder: string;
  /** As the user knows it. */
  displayPath: string;
  /** The columns of the row for a file, by its path from the folder with slashes, and its line; undefined when there is none. */
  take(name: string): { columns: Members; line: number } | undefined;
  /** Reports rows whose file never came, except for those that were skipped on purpose. */
  reportUnused(isDropped: (path: string) => boolean): void;
  close(): void;
}

/**
 * Indexes a metadata.csv or metadata.jsonl: of each row only its place is kept, and the row is read again when its file comes. Undefined
 * when the file is of no use, which is reported.
 */
export function openMetadata(path: string, displayPath: string, report: ReportAt): MetadataFile | undefined {
  const index = createRowIndex();
  const reader = openFile(path, displayPath);
  const format = path.toLowerCase().endsWith('.csv')
    ? csvMetadata(reader, readTableHead(path, displayPath, undefined), displayPath, report)
    : jsonlMetadata(reader, displayPath, report);
  const slices = openSlices(path, displayPath);
  const readRow = (row: number) => {
    const { start, length } = index.place(row);
    return format.read(slices.read(start, length));
  };
  const rowOf = (name: string) => {
    for (const number of index.find(name)) {
      const row = readRow(number);
      if (row.name === name) return { number, columns: row.columns };
    }
    return undefined;
  };
  const placeOf = (row: number): Place => ({ file: displayPath, line: index.place(row).line });

  try {
    for (const { name, start, length, line } of format.rows()) {
      const first = rowOf(name);
      if (first) {
        const args = { name: quote(name), line: index.place(first.number).line };
        report({ code: 'metadata-row-repeated', args }, { file: displayPath, line });
      } else index.add(name, start, length, line);
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    report(error.finding, { ...error.place, file: displayPath });
    slices.close();
    return undefined;
  } finally {
    reader.close();
  }

  return {
    folder: dirname(path),
    displayPath,
    take(name) {
      const row = rowOf(name);
      if (!row) return undefined;
      index.markUsed(row.number);
      return { columns: row.columns, line: index.place(row.number).line };
    },
    reportUnused(isDropped) {
      for (let row = 0; row < index.size; row++) {
        if (index.isUsed(row)) continue;
        const { name } = readRow(row);
        if (isDropped(join(dirname(path), name))) continue;
        report({ code: 'metadata-row-without-file', args: { name: quote(name) } }, placeOf(row));
      }
    },
    close: () => slices.close(),
  };
}
