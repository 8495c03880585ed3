import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import type { QuotesGuess } from '../../readers/csv/quotes.ts';
import { cutRows, type RowBatch } from '../../readers/csv/rows.ts';
import { isEmptyRow, textAt, textsOf } from '../../readers/csv/text.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { AnswerControl } from '../../regions/answers.ts';
import type { LabelControls } from '../../regions/controls.ts';
import { checkNames } from '../csv/header.ts';
import { placeOfCell } from '../csv/place.ts';
import type { CsvPlan } from '../csv/plan.ts';
import { describePreamble } from '../csv/preamble.ts';
import { describeQuotes } from '../csv/quotes.ts';
import { findInRow } from '../csv/row-problems.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import type { Draft } from '../labelled/task-results.ts';
import { choicesControl } from './choices-control.ts';
import { type ClassColumns, flagOf } from './columns.ts';

/** A table with what its columns are. */
export interface ClassTable {
  path: string;
  displayPath: string;
  delimiter: string;
  quotes: QuotesGuess;
  /** How many rows stand before the header. */
  preamble: number;
  columns: ClassColumns;
}

/** Bytes at the start of a table by which its columns are known. */
export const ENOUGH = 1 << 18;

/** The rows of a table as tasks, each begun with what it is about; `empty` is what is wrong with a row without that, as the end of a sentence. */
export function* draftRows(
  input: Input,
  table: ClassTable,
  begin: (controls: LabelControls, about: string, place: Place) => Drafting,
  empty: string,
): Generator<Draft> {
  const { path, displayPath, delimiter, quotes, preamble, columns } = table;
  const { names, trailing } = columns;
  const control = choicesControl(
    input,
    columns.classes.map((column) => names[column]!),
  );
  const controls = { ...controlsOf(input), answers: () => control };
  const plan: CsvPlan = {
    file: displayPath,
    columns: names.map((name) => ({ name, as: 'text' })),
    trailing,
    hasJson: false,
    labels: undefined,
  };
  const before = describePreamble(preamble);
  if (before !== undefined) input.note(`${displayPath}: ${before}`);
  const quotesAsText = describeQuotes(quotes);
  if (quotesAsText !== undefined) input.note(`${displayPath}: ${quotesAsText}.`);
  let toSkip = preamble;
  let isHeader = true;
  yield* readOrReport(path, displayPath, input.report, function* (reader) {
    for (const rows of cutRows(reader, delimiter.charCodeAt(0), quotes.quotes)) {
      for (let row = 0; row < rows.size; row++) {
        if (isEmptyRow(rows, row)) input.skip('blank lines', 1);
        else if (toSkip > 0) toSkip--;
        else if (isHeader) {
          isHeader = false;
          if (!checkHeader(input, rows, row, table)) return;
        } else {
          const about = textAt(rows, row, columns.about);
          const place = placeOfCell(rows, row, undefined, displayPath);
          if (about.trim() === '') {
            const args = { what: 'row', problem: empty };
            // As a task it can be refused and put aside by itself.
            const task = { data: { [input.dataKey]: '' } };
            yield { task, place, places: [], found: [{ finding: { code: 'label-malformed', args }, place }] };
            continue;
          }
          const draft = begin(controls, about, place);
          for (const { finding, place: at } of findInRow(rows, row, plan)) draft.report(finding, at);
          addClasses(draft, rows, row, table, control, place);
          const made = draft.finish(true);
          const { data } = made.task;
          for (const column of columns.others) {
            const key = names[column]!;
            if (key in data) input.skip(`values of the column ${quote(key)}`, 1);
            else data[key] = textAt(rows, row, column);
          }
          yield made;
        }
      }
    }
  });
}

/** Reports what is wrong with the names of the columns; false when rows cannot be read with them. */
function checkHeader(
  input: Input,
  rows: RowBatch,
  row: number,
  { displayPath, columns }: ClassTable,
): boolean {
  const width = columns.names.length;
  const names = textsOf(rows, row)
    .slice(0, width)
    .map((name, column) => name.trim() || columns.names[column]!);
  const found = [...checkNames(names)];
  for (const { finding, column } of found) input.report(finding, placeOfCell(rows, row, column, displayPath));
  return found.length === 0;
}

function addClasses(
  draft: Drafting,
  rows: RowBatch,
  row: number,
  { displayPath, columns: { names, classes, no } }: ClassTable,
  control: AnswerControl | undefined,
  place: Place,
): void {
  const values: string[] = [];
  for (const column of classes) {
    const cell = textAt(rows, row, column);
    const flag = flagOf(cell, no);
    const name = names[column]!;
    if (flag) values.push(name);
    else if (flag === undefined) {
      const problem = `${cell.trim() === '' ? 'it is empty' : `it is ${quote(cell.trim())}`}, not 1 or ${no}`;
      const args = { what: `cell of the class ${quote(name)}`, problem };
      draft.report({ code: 'label-malformed', args }, placeOfCell(rows, row, column, displayPath));
    }
  }
  if (values.length === 0) return;
  if (control) draft.answer({ name: control.from, kind: 'choice', values }, place);
  else {
    const args = { shape: 'choice', label: values.map(quote).join(', '), wanted: '<Choices>' };
    draft.report({ code: 'label-without-control', args }, place);
  }
}
