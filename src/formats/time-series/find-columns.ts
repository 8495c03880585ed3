import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { nearest } from '../../suggest.ts';
import type { SeriesTag } from './series-tag.ts';

/** The first line of a file with a series, as the editor takes it. */
export interface Header {
  /** Its cells. */
  cells: string[];
  /** How the editor calls the columns: in lower case, or by number when the file has no header. */
  names: string[];
  /** False when the first line is data. */
  named: boolean;
}

/**
 * Whether a file has a header is not said anywhere. The editor goes by the first two lines: there is one when in some column one of them
 * has a number and the other does not (parseCSV). Where lsimport reads the file itself, it also goes by the names.
 */
export function readHeader(
  first: string[],
  second: string[],
  { inTask, timeColumn, channels }: SeriesTag,
): Header {
  const wanted = [timeColumn ?? '', ...channels].map((name) => name.toLowerCase());
  const named =
    first.some((cell, i) => isNumeric(cell) !== isNumeric(second[i])) ||
    (inTask && first.some((cell) => !isNumeric(cell) && wanted.includes(cell.toLowerCase())));
  const names = first.map((cell, i) => (named ? cell.toLowerCase() : String(i)));
  return { cells: first, names, named };
}

/** Whether a cell is a number to JavaScript: an empty one is, as 0. */
export function isNumeric(cell: string | undefined): boolean {
  return !Number.isNaN(Number(cell));
}

/** Columns of a file by their position, with their names as the label config has them. */
export interface SeriesColumns {
  time: number | undefined;
  channels: Map<number, string>;
}

/** Finds the columns of a TimeSeries tag in a file, and reports those that are not there. */
export function findColumns(
  header: Header,
  series: SeriesTag,
  report: (finding: Finding, column?: number) => void,
): SeriesColumns {
  const { names } = header;
  const { timeColumn, tag } = series;
  const missing: string[] = [];
  const find = (name: string): number | undefined => {
    const at = names.indexOf(name.toLowerCase());
    if (at >= 0) return at;
    missing.push(name);
    return undefined;
  };
  const time = timeColumn === undefined ? undefined : find(timeColumn);
  const channels = new Map<number, string>();
  for (const name of series.channels) {
    // A Channel may count columns, also of a file with a header; timeColumn may not.
    const at = /^\d+$/.test(name) && Number(name) < names.length ? Number(name) : find(name);
    if (at !== undefined) channels.set(at, name);
  }
  reportRepeated(names, report);
  if (isHeaderUnseen(header, missing)) {
    report({
      code: 'series-header-not-seen',
      args: { columns: missing.map(quote).join(', ') },
      tag: tag.ref,
    });
  } else for (const name of missing) reportMissing(name, header, series, report);
  return { time, channels };
}

function isHeaderUnseen({ named, cells }: Header, missing: string[]): boolean {
  const wanted = new Set(missing.map((name) => name.toLowerCase()));
  return !named && cells.some((cell) => wanted.has(cell.toLowerCase()));
}

function reportMissing(
  name: string,
  { names }: Header,
  { tag, timeColumn, channels }: SeriesTag,
  report: (finding: Finding, column?: number) => void,
): void {
  const column = quote(name);
  const quoted = names.indexOf(`"${name.toLowerCase()}"`);
  if (quoted >= 0) {
    report({ code: 'series-quoted-column', args: { column }, tag: tag.ref }, quoted);
    return;
  }
  const taken = [timeColumn ?? '', ...channels].map((other) => other.toLowerCase());
  const free = names.filter((other) => !taken.includes(other));
  const suggestion = nearest(name, free);
  const args = { column, suggestion: suggestion ?? '' };
  report({ code: 'missing-column', args, tag: tag.ref });
}

function reportRepeated(names: string[], report: (finding: Finding, column?: number) => void): void {
  names.forEach((name, at) => {
    if (names.indexOf(name) === at) return;
    report({ code: 'series-repeated-column', args: { column: quote(name) } }, at);
  });
}
