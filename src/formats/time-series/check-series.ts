import type { Finding } from '../../diagnostics/diagnostic.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkTimes } from './check-times.ts';
import { findColumns, readHeader, type SeriesColumns } from './find-columns.ts';
import type { ColumnCheck, ReportAt, SeriesRow } from './series-row.ts';
import type { SeriesTag } from './series-tag.ts';

/** What a file turned out to have. */
export interface FoundSeries {
  /** The columns as the editor calls them, in the order of the file. */
  names: string[];
  columns: SeriesColumns;
}

/**
 * Checks the rows of one file against the TimeSeries tag that shows it: header, columns, lengths of rows, times, numbers. Undefined when
 * there are too few rows.
 * @param keep takes the cells of each row of data that is as long as it should be.
 */
export function checkSeries(
  rows: Iterator<SeriesRow>,
  series: SeriesTag,
  displayPath: string,
  report: ReportAt,
  keep?: (cells: string[]) => void,
): FoundSeries | undefined {
  const [first, second] = [rows.next().value, rows.next().value] as (SeriesRow | undefined)[];
  if (!first || !second) {
    const place = first?.place() ?? { file: displayPath };
    report({ code: 'series-too-short', args: { lines: first ? 1 : 0 }, tag: series.tag.ref }, place);
    return undefined;
  }
  const header = readHeader(first.cells, second.cells, series);
  const { names } = header;
  const reportAt = (finding: Finding, at?: number) => report(finding, first.place(at));
  const columns = findColumns(header, series, reportAt, first.separator);
  const checks: ColumnCheck[] = [];
  if (columns.time !== undefined) checks.push(checkTimes(columns.time, series, report));
  for (const [at, name] of columns.channels) checks.push(checkNumbers(at, name, series, report));
  const lengths = checkLengths(names.length, series, report);
  const take = (row: SeriesRow) => {
    if (!lengths.look(row)) return;
    for (const check of checks) check.look(row);
    keep?.(row.cells);
  };
  if (!header.named) take(first);
  take(second);
  for (let next = rows.next(); !next.done; next = rows.next()) take(next.value);
  lengths.finish();
  for (const check of checks) check.finish?.();
  return { names, columns };
}

/** Every row must have as many cells as the header: a longer one stops the editor, after a shorter one values slip into other rows. */
function checkLengths(wanted: number, { tag }: SeriesTag, report: ReportAt) {
  let rows = 0;
  let first: { place: ReturnType<SeriesRow['place']>; found: number } | undefined;
  return {
    look(row: SeriesRow): boolean {
      const found = row.cells.length;
      if (found === wanted) return true;
      rows++;
      first ??= { place: row.place(), found };
      return false;
    },
    finish(): void {
      if (!first) return;
      report(
        { code: 'series-row-length', args: { found: first.found, wanted, rows }, tag: tag.ref },
        first.place,
      );
    },
  };
}
