import { join } from 'node:path';
import { beginningOf } from '../../cut-text.ts';
import { rowsInText } from '../../formats/csv/delimiter.ts';
import { type InputSample, sampleFile } from '../../formats/input-sample.ts';
import { isJsonLines } from '../../formats/json-head.ts';
import { commands, forFile } from '../../formats/other-tools/commands.ts';
import { isWrapped } from '../../formats/text/wrapped-prose.ts';
import { isUrl } from '../../formats/urls/urls.ts';
import { quote } from '../../json/json.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';

/** Says of a text that its lines are rows of a table or JSON, which are tasks with that as their text. */
export function noteRowsInText(sample: InputSample, displayPath: string, note: (text: string) => void): void {
  const rows = rowsInText(sample);
  if (rows !== undefined) {
    note(
      `The lines of ${displayPath} look like rows of a table: ${rows}. Each line is a task; --input-format csv reads the columns as data keys, with --no-header if the first line is data.`,
    );
  }
  noteUrls(sample, displayPath, note);
  if (isJsonLines(sample.head)) {
    note(
      `The lines of ${displayPath} are JSON objects. Each line is a task with its JSON as text; --input-format jsonl reads their keys as data keys.`,
    );
  }
}

/** Says of a text that is a list of URLs but for few lines, such as a title. */
function noteUrls({ head }: InputSample, displayPath: string, note: (text: string) => void): void {
  const lines = head
    .split(/\r\n|\n|\r/, LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const others = lines.filter((line) => !isUrl(line));
  const urls = lines.length - others.length;
  if (others.length === 0 || urls < 2 || urls < others.length * 4) return;
  note(
    `${urls} of the first ${lines.length} lines of ${displayPath} are URLs, and each line is a task with its text. For tasks that show what the URLs lead to, remove the other lines, such as ${quote(beginningOf(others[0]!, SHOWN))}, and use --input-format urls.`,
  );
}

/** Lines in which URLs are looked for. */
const LINES = 1000;
/** Characters of a line that is named. */
const SHOWN = 60;

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

/** A line that begins with a date and a time, as the messages of an exported chat do. */
const message = /^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}/;

/** Says of texts that they are messages of a chat, some of which have several lines, each of which becomes a task. */
export function noteMessages(
  { isFolder, head, names, files }: InputSample,
  { displayPath }: InputPath,
  note: (text: string) => void,
): void {
  const texts = isFolder ? files('.txt') : [{ name: names[0] ?? '', head }];
  const found = texts.find(({ head: text }) => hasLongMessages(text));
  if (!found) return;
  const file = isFolder ? join(displayPath, found.name) : displayPath;
  const command = forFile(commands.messages.run, file);
  note(
    `The lines of ${file} are messages with their times, some over several lines, and each line is a task. To write a line for each message: ${command}`,
  );
}

function hasLongMessages(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const messages = lines.filter((line) => message.test(line)).length;
  return (
    message.test(lines[0] ?? '') && messages > 1 && messages < lines.length && messages * 2 > lines.length
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
