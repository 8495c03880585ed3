import { rowsInText } from '../formats/csv/delimiter.ts';
import type { InputSample } from '../formats/input-sample.ts';
import { isJsonLines } from '../formats/json-head.ts';
import { isWrapped } from '../formats/text/wrapped-prose.ts';

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

/** Says of texts that they are paragraphs over several lines, each of which becomes a task. */
export function noteWrapped(
  { isFolder, head, heads }: InputSample,
  displayPath: string,
  note: (text: string) => void,
): void {
  const texts = isFolder ? heads('.txt') : [head];
  const wrapped = texts.filter(isWrapped).length;
  if (wrapped === 0 || wrapped * 2 < texts.length) return;
  note(
    `The paragraphs of ${displayPath} are broken into lines of about the same length, and each line is a task. For a task per paragraph: --text-mode paragraph`,
  );
}
