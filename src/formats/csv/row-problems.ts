import type { Finding, Located } from '../../diagnostics/diagnostic.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { type Column, readJsonCell } from './columns.ts';
import { exportedRow } from './exported.ts';
import { placeOfCell } from './place.ts';
import type { CsvPlan } from './plan.ts';

const nothing: Located[] = [];

/** What is wrong with a row as a row: how many cells it has, how they are quoted, what they must be. */
export function findInRow(rows: RowBatch, row: number, plan: CsvPlan): Located[] {
  return isSuspicious(rows, row, plan) ? [...lookAtRow(rows, row, plan)] : nothing;
}

function isSuspicious(
  { firstCells, kinds }: RowBatch,
  row: number,
  { columns, hasJson, exported }: CsvPlan,
): boolean {
  const from = firstCells[row]!;
  const to = firstCells[row + 1]!;
  let all = 0;
  for (let cell = from; cell < to; cell++) all |= kinds[cell]!;
  return hasJson || exported !== undefined || to - from !== columns.length || (all & CELL.odd) !== 0;
}

function* lookAtRow(rows: RowBatch, row: number, plan: CsvPlan): Generator<Located> {
  const { columns, trailing, file, exported } = plan;
  const first = rows.firstCells[row]!;
  const found = rows.firstCells[row + 1]! - first;
  if (isRagged(rows, row, found, columns.length, trailing)) {
    const finding: Finding = { code: 'ragged-row', args: { found, expected: columns.length } };
    yield { finding, place: placeOfCell(rows, row, undefined, file) };
  }
  for (let i = 0; i < found; i++) {
    // Spark and MySQL write quotes in cells so.
    const isEscaped = () => hasQuoteBehindBackslash(rows, first + i);
    const finding =
      lookAtCell(rows.kinds[first + i]!, isEscaped) ?? lookAtJson(columns[i], textAt(rows, row, i));
    if (!finding) continue;
    const name = columns[i]?.name;
    const path = name === undefined ? undefined : `/data/${escapePointer(name)}`;
    yield {
      finding: { ...finding, ...(path !== undefined && { path }) },
      // Counted from the start of the row, and only wanted for the first of very many.
      get place() {
        return placeOfCell(rows, row, i, file);
      },
    };
  }
  if (!exported) return;
  const names = columns.map(({ name }) => name);
  for (const column of exportedRow(names, exported, (i) => textAt(rows, row, i)).odd) {
    const finding: Finding = { code: 'json-min-value', args: { control: names[column]! } };
    yield { finding, place: placeOfCell(rows, row, column, file) };
  }
}

function isRagged(rows: RowBatch, row: number, found: number, expected: number, trailing: number): boolean {
  if (found < expected || found > expected + trailing) return true;
  for (let i = expected; i < found; i++) if (textAt(rows, row, i) !== '') return true;
  return false;
}

function lookAtCell(kind: number, isEscaped: () => boolean): Finding | undefined {
  if (kind & CELL.nul) return { code: 'nul-byte', args: { where: 'cell' } };
  if (kind & CELL.trailing) return { code: 'text-after-quote', args: isEscaped() ? { escaped: 1 } : {} };
  return kind & CELL.quotes && !(kind & CELL.quoted) ? { code: 'stray-quote', args: {} } : undefined;
}

/** Whether the cell has a quote behind a backslash. */
function hasQuoteBehindBackslash({ bytes, starts, ends }: RowBatch, cell: number): boolean {
  return bytes.subarray(starts[cell], ends[cell]).includes('\\"');
}

function lookAtJson(column: Column | undefined, text: string): Finding | undefined {
  if (column?.as !== 'json') return undefined;
  const read = readJsonCell(text);
  return 'json' in read
    ? undefined
    : { code: 'json-cell', args: { column: column.name, problem: read.problem } };
}
