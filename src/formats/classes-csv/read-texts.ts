import type { Place } from '../../diagnostics/diagnostic.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Batch } from '../../tasks/batch.ts';
import { detectDelimiter, readTableHead } from '../csv/delimiter.ts';
import type { Input } from '../format.ts';
import { startDraft } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { unitFrame } from '../labelled/frame.ts';
import type { Draft } from '../labelled/task-results.ts';
import { describe } from './columns.ts';
import { type ClassTable, draftRows, ENOUGH } from './draft-rows.ts';
import { textColumnsOf } from './text-columns.ts';

/** The classes, in the order of their columns. */
export function classes(input: Input): string[] {
  const columns = tableOf(input)?.columns;
  return columns?.classes.map((column) => columns.names[column]!) ?? [];
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const { displayPath } = input;
  const table = tableOf(input);
  if (!table) {
    const problem = 'it has no column of texts, or several, or none with 1 and 0';
    input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
    return;
  }
  input.note(describe(table.columns, displayPath, 'texts'));
  const begin = (controls: LabelControls, text: string, place: Place) =>
    startDraft(input, controls, text, unitFrame, place, false);
  yield* draftRows(input, table, begin, 'it has no text');
}

function tableOf({ path, displayPath }: Input): ClassTable | undefined {
  const cut = detectDelimiter(readTableHead(path, displayPath, undefined, ENOUGH));
  const columns = textColumnsOf(cut);
  return columns && { path, displayPath, ...cut, columns };
}
