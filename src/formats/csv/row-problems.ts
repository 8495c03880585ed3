import type { Finding, Located } from '../../diagnostics/diagnostic.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { type Column, readJsonCell } from './columns.ts';
import { exportedRow } from './exported.ts';
import { placeOfCell } from './place.ts';
import type { CsvPlan } from './plan.ts';
import { contradictions, isWatched } from './watch-quotes.ts';

const nothing: Located[] = [];

/** What is wrong with a row as a row: how many cells it has, how they are quoted, what they must be. */
export function findInRow(rows: RowBatch, row: number, plan: CsvPlan): Located[] {
  return isSuspicious(rows, row, plan) ? [...lookAtRow(rows, row, plan)] : nothing;
}

function isSuspicious(rows: RowBatch, row: number, plan: CsvPlan): boolean {
  const { firstCells, kinds } = rows;
  const { columns, hasJson, exported, watch } = plan;
  const from = firstCells[row]!;
  const to = firstCells[row + 1]!;
  let all = 0;
  for (let cell = from; cell < to; cell++) all |= kinds[cell]!;
  const isOdd = (all & CELL.odd) !== 0 && !isFine(all, watch);
  if (hasJson || exported !== undefined || to - from !== columns.length || isOdd) return true;
  return watch !== undefined && isWatched(rows, row, all, watch);
}

function* lookAtRow(rows: RowBatch, row: number, plan: CsvPlan): Generator<Located> {
  const { columns, trailing, file, exported, watch } = plan;
  const first = rows.firstCells[row]!;
  const found = rows.firstCells[row + 1]! - first;
  if (isRagged(rows, row, found, columns.length, trailing)) {
    const args = { found, expected: columns.length, ...(watch?.quotes === 'text' && { asText: 1 }) };
    const finding: Finding = { code: 'ragged-row', args };
    yield { finding, place: placeOfCell(rows, row, undefined, file) };
  }
  const pathOf = (column: number) => {
    const name = columns[column]?.name;
    return name === undefined ? {} : { path: `/data/${escapePointer(name)}` };
  };
  for (let i = 0; i < found; i++) {
    const kind = rows.kinds[first + i]!;
    // Spark and MySQL write quotes in cells so.
    const isEscaped = () => hasQuoteBehindBackslash(rows, first + i);
    const finding =
      (isFine(kind, watch) ? undefined : lookAtCell(kind, isEscaped)) ??
      lookAtJson(columns[i], textAt(rows, row, i));
    if (!finding) continue;
    yield {
      finding: { ...finding, ...pathOf(i) },
      // Counted from the start of the row, and only wanted for the first of very many.
      get place() {
        return placeOfCell(rows, row, i, file);
      },
    };
  }
  if (watch) {
    for (const { finding, column } of contradictions(rows, row, watch)) {
      yield {
        finding: { ...finding, ...pathOf(column) },
        get place() {
          return placeOfCell(rows, row, column, file);
        },
      };
    }
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
  return isStray(kind) ? { code: 'stray-quote', args: {} } : undefined;
}

/** Whether all that is odd are quotes within cells of a table in which no cell is in quotes. */
function isFine(kinds: number, watch: CsvPlan['watch']): boolean {
  return watch?.quotes === 'cells' && isStray(kinds);
}

/** Whether a cell has quotes without standing in quotes, and nothing else odd. */
function isStray(kind: number): boolean {
  return (kind & CELL.quotes) !== 0 && (kind & (CELL.quoted | CELL.nul)) === 0;
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
