import type { Located } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { append } from '../../lists.ts';
import { createIdIndex } from '../../tasks/id-index.ts';
import type { Input } from '../format.ts';
import { numberOf } from '../labelled/images-without-labels.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Table } from './table.ts';

/** Rows that are held in memory, where those of an image do not stand together. */
const MOST_ROWS = 500_000;

/** Rows that are kept rather than read twice. */
const MOST_KEPT = 50_000;

interface ImageRows {
  name: string;
  rows: Row[];
}

/** The rows of each image. They are read image by image where they stand together, so that a table may be of any size. */
export function* imagesOf(input: Input, table: Table): Generator<ImageRows> {
  const { scattered, kept } = lookThrough(input, table);
  const runs = kept ? keptRuns(kept, input) : runsOf(input, table);
  if (scattered === undefined) {
    yield* runs;
    return;
  }
  const byName = new Map<string, Row[]>();
  let count = 0;
  for (const { name, rows } of runs) {
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

/** What a table has, in its order: rows, and what is found between them. */
type Part = ImageRows | Located;

/**
 * Finds the first rows of an image that come after those of another, with some of the same image before that. All that was read is kept, unless it
 * is too much.
 */
function lookThrough(input: Input, table: Table): { scattered: ImageRows | undefined; kept?: Part[] } {
  const seen = createIdIndex();
  let kept: Part[] | undefined = [];
  let count = 0;
  let scattered: ImageRows | undefined;
  const report: Input['report'] = (finding, place) => {
    if (++count <= MOST_KEPT) kept?.push({ finding, place });
  };
  for (const run of runsOf({ ...input, report }, table)) {
    if (!scattered && seen.add(numberOf(run.name), 0) !== undefined) scattered = run;
    count += run.rows.length;
    if (count > MOST_KEPT) kept = undefined;
    if (!kept && scattered) break;
    kept?.push(run);
  }
  return { scattered, ...(kept && count <= MOST_KEPT && { kept }) };
}

function* keptRuns(parts: Iterable<Part>, { report }: Input): Generator<ImageRows> {
  for (const part of parts) {
    if ('rows' in part) yield part;
    else report(part.finding, part.place);
  }
}

/** Rows one after the other that name the same image. */
function* runsOf(input: Input, table: Table): Generator<ImageRows> {
  const { displayPath, columns } = table;
  let open: ImageRows | undefined;
  let isHeader = columns.names !== undefined && !columns.areKeys;
  for (const row of rowsOf(input, table)) {
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
