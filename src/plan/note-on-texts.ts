import { join } from 'node:path';
import { rowsInText } from '../formats/csv/delimiter.ts';
import { type InputSample, sampleFile } from '../formats/input-sample.ts';
import { isJsonLines } from '../formats/json-head.ts';
import { isWrapped } from '../formats/text/wrapped-prose.ts';
import { quotePathForShell } from '../quote-shell.ts';
import type { InputPath } from './input-path.ts';

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

/** The same of the texts in a folder, when most of them are so. */
export function noteRowsInTexts(
  { files }: InputSample,
  { path, displayPath, archive, store }: InputPath,
  note: (text: string) => void,
): void {
  const texts = files('.txt');
  const found = texts.flatMap(({ name }) => {
    const shown = join(displayPath, name);
    const rows = rowsInText(sampleFile(join(path, name), shown, name));
    return rows === undefined ? [] : [{ shown, rows }];
  });
  const [first] = found;
  if (!first || found.length * 2 < texts.length) return;
  const which = texts.length === 1 ? first.shown : `texts such as ${first.shown}`;
  const input =
    archive || store ? 'use such a file as the input with' : `--input-path ${quotePathForShell(first.shown)}`;
  note(
    `The lines of ${which} look like rows of a table: ${first.rows}. Each line is a task. To read the columns as data keys: ${input} --input-format csv, with --no-header if the first line is data.`,
  );
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
