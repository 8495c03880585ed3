import { rowsInText } from '../formats/csv/delimiter.ts';
import type { InputSample } from '../formats/input-sample.ts';
import { isJsonLines } from '../formats/json-head.ts';

/** Says of a text that its lines are rows of a table or JSON, which are tasks with that as their text. */
export function noteRowsInText(sample: InputSample, displayPath: string, note: (text: string) => void): void {
  const rows = rowsInText(sample);
  if (rows !== undefined) {
    note(
      `The lines of ${displayPath} look like rows of a table: ${rows}. Each line is a task; --input-format csv reads the columns as data keys, with --no-header if the first line is data.`,
    );
  }
  if (isJsonLines(sample.head)) {
    note(
      `The lines of ${displayPath} are JSON objects. Each line is a task with its JSON as text; --input-format jsonl reads their keys as data keys.`,
    );
  }
}
