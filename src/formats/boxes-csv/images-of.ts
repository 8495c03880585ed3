import { quote } from '../../json/json.ts';
import { append } from '../../lists.ts';
import { createIdIndex } from '../../tasks/id-index.ts';
import type { Input } from '../format.ts';
import { numberOf } from '../labelled/images-without-labels.ts';
import type { Table } from './open-table.ts';
import { type Row, rowsOf } from './rows.ts';

/** Rows that are held in memory, where those of an image do not stand together. */
const MOST_ROWS = 500_000;

interface ImageRows {
  name: string;
  rows: Row[];
}

/** The rows of each image. They are read image by image where they stand together, so that a table may be of any size. */
export function* imagesOf(input: Input, table: Table): Generator<ImageRows> {
  const scattered = findScattered({ ...input, report: () => {} }, table);
  if (scattered === undefined) {
    for (const run of runsOf(input, table)) yield run;
    return;
  }
  const byName = new Map<string, Row[]>();
  let count = 0;
  for (const { name, rows } of runsOf(input, table)) {
    count += rows.length;
    if (count > MOST_ROWS) {
      const problem = `rows of the image ${quote(scattered.name)} stand in several places, and there are more than ${MOST_ROWS} rows; sort the file by image`;
      const place = { file: table.displayPath, line: scattered.rows[0]!.line };
      input.report({ code: 'label-file-malformed', args: { problem } }, place);
      return;
    }
    const before = byName.get(name);
    if (before) append(before, rows);
    else byName.set(name, rows);
  }
  for (const [name, rows] of byName) yield { name, rows };
}

/** The first rows of an image that come after those of another, with some of the same image before that. */
function findScattered(input: Input, table: Table): ImageRows | undefined {
  const seen = createIdIndex();
  for (const run of runsOf(input, table)) {
    if (seen.add(numberOf(run.name), 0) !== undefined) return run;
  }
  return undefined;
}

/** Rows one after the other that name the same image. */
function* runsOf(input: Input, { path, displayPath, columns }: Table): Generator<ImageRows> {
  let open: ImageRows | undefined;
  let isHeader = columns.names !== undefined && !columns.areKeys;
  for (const row of rowsOf(input, path, displayPath, columns)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const name = row.cells[columns.image] ?? '';
    if (name === '') {
      const args = { what: 'row', problem: 'it names no image' };
      input.report({ code: 'label-malformed', args }, { file: displayPath, line: row.line });
      continue;
    }
    if (open && open.name !== name) {
      yield open;
      open = undefined;
    }
    open ??= { name, rows: [] };
    open.rows.push(row);
  }
  if (open) yield open;
}
