import type { Located } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { createIdIndex } from '../../tasks/id-index.ts';
import type { Input } from '../format.ts';
import { numberOf } from '../labelled/images-without-labels.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Table } from './table.ts';

/** Rows that are held in memory, where those of an image do not stand together. */
const MOST_ROWS = 500_000;

/** Rows that are kept rather than read twice. */
const MOST_KEPT = 2_000;

/** The rows of a table, those of an image together. Where they stand so, no more than one is in memory, so that a table may be of any size. */
export function* rowsByImage(input: Input, table: Table): Generator<Row> {
  const { scattered, kept } = lookThrough(input, table);
  const rows = kept ? keptRows(kept, input) : rowsOfImages(input, table);
  if (scattered === undefined) {
    yield* rows;
    return;
  }
  const byName = new Map<string, Row[]>();
  let count = 0;
  for (const row of rows) {
    if (++count > MOST_ROWS) {
      const problem = `rows of the image ${quote(nameIn(scattered, table))} stand in several places, and there are more than ${MOST_ROWS} rows; sort the file by image`;
      const place = { file: table.displayPath, line: scattered.line };
      input.report({ code: 'label-file-malformed', args: { problem } }, place);
      return;
    }
    const name = nameIn(row, table);
    const before = byName.get(name);
    if (before) before.push(row);
    else byName.set(name, [row]);
  }
  for (const ofImage of byName.values()) yield* ofImage;
}

/** What a table has, in its order: rows, and what is found between them. */
type Part = Row | Located;

/**
 * Finds the first row of an image that comes after those of another, with some of the same image before that. All that was read is kept, unless it
 * is too much.
 */
function lookThrough(input: Input, table: Table): { scattered: Row | undefined; kept: Part[] | undefined } {
  const seen = createIdIndex();
  let kept: Part[] | undefined = [];
  let name: string | undefined;
  let scattered: Row | undefined;
  const keep = (part: Part) => {
    if (kept && kept.push(part) > MOST_KEPT) kept = undefined;
  };
  const report: Input['report'] = (finding, place) => keep({ finding, place });
  for (const row of rowsOfImages({ ...input, report }, table)) {
    const next = nameIn(row, table);
    if (next !== name && !scattered && seen.add(numberOf(next), 0) !== undefined) scattered = row;
    if (!kept && scattered) break;
    name = next;
    keep(row);
  }
  return { scattered, kept };
}

function* keptRows(parts: Iterable<Part>, { report }: Input): Generator<Row> {
  for (const part of parts) {
    if ('cells' in part) yield part;
    else report(part.finding, part.place);
  }
}

/** The name of the image that a row is about. */
export function nameIn({ cells }: Row, { columns }: Table): string {
  return cells[columns.image] ?? '';
}

/** The rows of a table below its header; of one that names no image, that is reported. */
function* rowsOfImages(input: Input, table: Table): Generator<Row> {
  const { displayPath, columns } = table;
  let isHeader = columns.names !== undefined && !columns.areKeys;
  for (const row of rowsOf(input, table)) {
    if (isHeader) isHeader = false;
    else if (nameIn(row, table) !== '') yield row;
    else {
      const args = { what: 'row', problem: 'it names no image' };
      input.report({ code: 'label-malformed', args }, { file: displayPath, line: row.line });
    }
  }
}
