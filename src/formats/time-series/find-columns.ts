import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { createSuggester } from '../../suggest.ts';
import type { SeriesTag } from './series-tag.ts';

/** The first line of a file with a series, as the editor takes it. */
export interface Header {
  /** Its cells. */
  cells: string[];
  /** How the editor calls the columns: in lower case, or by number when the file has no header. */
  names: string[];
  /** False when the first line is data. */
  named: boolean;
  /** The first number with a decimal comma below it. */
  decimalComma: string | undefined;
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
  const wanted = new Set([timeColumn ?? '', ...channels].map((name) => name.toLowerCase()));
  const named =
    first.some((cell, i) => isNumeric(cell) !== isNumeric(second[i])) ||
    (inTask && first.some((cell) => !isNumeric(cell) && wanted.has(cell.toLowerCase())));
  const names = first.map((cell, i) => (named ? cell.toLowerCase() : String(i)));
  return { cells: first, names, named, decimalComma: second.find(hasDecimalComma) };
}

/** Whether a cell is a number as most of Europe writes it. */
export function hasDecimalComma(cell: string): boolean {
  return /^[+-]?\d+,\d+$/.test(cell.trim());
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
  separator = ',',
): SeriesColumns {
  const { names } = header;
  const { timeColumn, tag } = series;
  const missing: string[] = [];
  const positions = firstPositions(names);
  const find = (name: string): number | undefined => {
    const at = positions.get(name.toLowerCase());
    if (at === undefined) missing.push(name);
    return at;
  };
  const time = timeColumn === undefined ? undefined : find(timeColumn);
  const channels = new Map<number, string>();
  for (const name of series.channels) {
    // A Channel may count columns, also of a file with a header; timeColumn may not.
    const at = /^\d+$/.test(name) && Number(name) < names.length ? Number(name) : find(name);
    if (at !== undefined) channels.set(at, name);
  }
  reportRepeated(names, positions, report);
  if (isHeaderUnseen(header, missing)) {
    const { decimalComma } = header;
    const args = {
      columns: missing.map(quote).join(', '),
      ...(decimalComma !== undefined && { decimalComma: quote(decimalComma), separator }),
    };
    report({ code: 'series-header-not-seen', args, tag: tag.ref });
  } else reportMissing(missing, positions, series, report);
  return { time, channels };
}

function isHeaderUnseen({ named, cells }: Header, missing: string[]): boolean {
  const wanted = new Set(missing.map((name) => name.toLowerCase()));
  return !named && cells.some((cell) => wanted.has(cell.toLowerCase()));
}

function reportMissing(
  missing: readonly string[],
  positions: ReadonlyMap<string, number>,
  { tag, timeColumn, channels }: SeriesTag,
  report: (finding: Finding, column?: number) => void,
): void {
  const taken = new Set([timeColumn ?? '', ...channels].map((other) => other.toLowerCase()));
  const suggest = createSuggester([...positions.keys()].filter((other) => !taken.has(other)));
  for (const name of missing) {
    const column = quote(name);
    const quoted = positions.get(`"${name.toLowerCase()}"`);
    if (quoted !== undefined) {
      report({ code: 'series-quoted-column', args: { column }, tag: tag.ref }, quoted);
    } else report({ code: 'missing-column', args: { column, suggestion: suggest(name) }, tag: tag.ref });
  }
}

/** Columns that are named when their names are repeated; finding the place of each takes the time to read the row. */
const MOST_NAMED = 200;

/** Where each name stands first. */
function firstPositions(names: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>();
  for (const [at, name] of names.entries()) if (!positions.has(name)) positions.set(name, at);
  return positions;
}

function reportRepeated(
  names: readonly string[],
  positions: ReadonlyMap<string, number>,
  report: (finding: Finding, column?: number) => void,
): void {
  let found = 0;
  for (const [at, name] of names.entries()) {
    if (positions.get(name) === at) continue;
    if (++found > MOST_NAMED) return;
    report({ code: 'series-repeated-column', args: { column: quote(name) } }, at);
  }
}
