import { commandOn, endingInCommands } from '../../command-on.ts';
import { quoteForSh } from '../../quote-shell.ts';
import { declareAsUtf8 } from '../encoding-command.ts';
import { endingOf } from '../ending-of.ts';
import { jqCommand } from '../jq-command.ts';
import { message } from '../message.ts';
import { patternOf } from '../pattern-of.ts';
import { removeAnnotations } from '../sed-command.ts';

/** `encoding`: a name, or several with their languages. */
function convertFrom(encoding: string, file: string, target: string): string {
  const isSure = !encoding.includes(' ');
  const command = `${commandOn(`iconv -f ${isSure ? encoding : 'ENCODING'} -t utf-8`, file)} > ${target}`;
  return `Save it as UTF-8, or convert it: ${command}${isSure ? '' : `, where ENCODING is most likely ${encoding}`}`;
}

/** How the names of texts end: others that end so may well be texts. */
const textEnding = /^(?:\.(?:txt|text|md|csv|tsv|jsonl?|xml|html?|conll|srt|vtt|log))?$/i;

/** A pattern for a file that is no text, and for others of its kind. */
function patternFor(file: string): string {
  const ending = endingOf(file);
  return textEnding.test(ending) ? patternOf(file) : `*${ending}`;
}

/** Codes for what is wrong with an input as a file: its bytes, its JSON, its ids. */
export const inputMessages = {
  'invalid-json': message<{ problem: string }>({
    severity: 'error',
    title: 'invalid JSON',
    text: ({ problem }) => `Invalid JSON: ${problem}.`,
    help: 'Fix the file at this position, or write it again with a JSON library.',
    helpFor: ({ problem }, file) => {
      if (/^(?:NaN|-?Infinity) is not JSON$/.test(problem))
        return "Write null in its place, as df.to_json does. Python's json.dump writes NaN and Infinity; with allow_nan=False it stops at them.";
      if (problem === 'comments are not JSON')
        return `Remove them, for example: ${commandOn('npx strip-json-comments-cli', file)} > NEW${endingInCommands(file)}`;
      if (problem.startsWith('trailing comma') && /^(?:\.jsonc?)?$/i.test(endingInCommands(file)))
        return `Remove the comma. For many of them: ${commandOn('npx prettier --parser json', file)} > NEW.json`;
      if (problem.startsWith('another value follows a carriage return'))
        return `If lines end so, as on old Macs: ${commandOn("tr '\\r' '\\n'", file, '< ')} > NEW${endingInCommands(file)}`;
      return problem.startsWith('a second object follows the first')
        ? `Put the objects into a list: ${jqCommand('.', file, '-s')} > NEW.json`
        : undefined;
    },
  }),
  'empty-file': message<Record<string, never>>({
    severity: 'error',
    title: 'empty file',
    text: () => 'The file is empty.',
    help: 'Check how it was made; remove it if nothing belongs in it.',
  }),
  'invalid-utf8': message<{ offset: number; byte: string; kind?: string; encoding?: string }>({
    severity: 'error',
    title: 'invalid UTF-8',
    text: ({ offset, byte, kind }) => {
      if (kind !== undefined && kind !== 'UTF-16') return `The file is ${kind}, not text.`;
      const known = byte === '0x8B' && offset === 1 ? 'gzip' : kind;
      return `The byte ${byte} at offset ${offset} is not valid UTF-8${known ? `; the file looks like ${known}` : ''}.`;
    },
    help: 'Save the files as UTF-8, or convert them: iconv -f ENCODING -t utf-8 OLD > NEW, where ENCODING is often windows-1252, windows-1251 (Cyrillic), gb18030 (Chinese) or cp932 (Japanese). Leave out what is no text: --exclude PATTERN',
    helpFor: ({ offset, byte, kind, encoding }, file) => {
      const target = `NEW${endingInCommands(file)}`;
      if (kind === 'UTF-16') return convertFrom('utf-16', file, target);
      if (byte === '0x8B' && offset === 1) return `Decompress it: ${commandOn('gzip -dc', file)} > ${target}`;
      if (kind !== undefined)
        return `Use the --input-format of what it is, or leave it out of its folder: --exclude ${quoteForSh(patternFor(file))}`;
      return encoding === undefined ? undefined : convertFrom(encoding, file, target);
    },
  }),
  'encoding-misdeclared': message<{ encoding: string }>({
    severity: 'warning',
    title: 'XML that is most likely UTF-8',
    text: ({ encoding }) =>
      `The file declares the encoding ${encoding} and is read by it, but its bytes are valid UTF-8 as well.`,
    help: 'If letters come out wrong, declare that it is UTF-8.',
    helpFor: ({ encoding }, file) =>
      `If letters come out wrong, declare that it is UTF-8: ${declareAsUtf8(encoding, file)}`,
  }),
  'unsupported-json': message<{ found: string }>({
    severity: 'error',
    title: 'no tasks in this JSON',
    text: ({ found }) => `The file contains ${found}; expected a list of tasks or one task object.`,
    help: 'Put the tasks in a list: [{"data": {...}}, {"data": {...}}].',
  }),
  'json-not-records': message<{ found: string; jq?: string }>({
    severity: 'error',
    title: 'tasks that are not in a list',
    text: ({ found }) => `This is ${found}, not a list of tasks.`,
    help: 'Write the list itself, with an object for each task. In pandas: df.to_json("tasks.json", orient="records", force_ascii=False). From an answer of an API: jq .KEY page.json > tasks.json, where KEY is that of the list; with tasks as members of an object: jq \'[.KEY[]]\', or jq \'[.[]]\' for the whole. If it is one task, put it in a list: [{...}]',
    helpFor: ({ jq }, file) =>
      jq === undefined
        ? undefined
        : `To get the list${jq.startsWith('[') ? ', without its keys' : ''}: ${jqCommand(jq, file)} > tasks.json. If the whole is one task, put it in a list: [{...}]`,
  }),
  'web-page': message<{ wanted: string }>({
    severity: 'error',
    title: 'web page',
    text: ({ wanted }) => `The file is a web page (HTML), not ${wanted}.`,
    help: 'It may be a login or error page that came in place of a download: open it in a browser, and download the file again.',
  }),
  'web-page-as-text': message<Record<string, never>>({
    severity: 'warning',
    title: 'web page read as text',
    text: () => 'The file is a web page (HTML), whose markup is read as text.',
    help: 'It may be a login or error page that came in place of a download: open it in a browser. To label web pages, use a label config with <HyperText>, or read their folder with --input-format html-dir.',
  }),
  'rtf-as-text': message<Record<string, never>>({
    severity: 'error',
    title: 'RTF read as text',
    text: () => 'The file is an RTF document, not text.',
    help: 'Save it as plain text (UTF-8), for many files as in: soffice --headless --convert-to txt:Text *.rtf. Or leave it out: --exclude PATTERN',
  }),
  'page-image-not-shown': message<{ address: string; count: number }>({
    severity: 'warning',
    title: 'page with images that are not shown',
    text: ({ address, count }) =>
      count === 1
        ? `The page shows the image ${address}, which Label Studio looks for on its own server.`
        : `The page shows ${count} images such as ${address}, which Label Studio looks for on its own server.`,
    help: 'Save the page in one file with its images, as the browser extension SingleFile or monolith does; or write whole addresses into it (https://...).',
  }),
  'table-repeated': message<{ original: string }>({
    severity: 'warning',
    title: 'duplicate table',
    text: ({ original }) => `The file is a copy of ${original}, so each of its rows becomes a task twice.`,
    help: 'Remove one of them, or leave it out with --exclude PATTERN.',
  }),
  'repeated-key': message<{ key: string }>({
    severity: 'warning',
    title: 'duplicate key',
    text: ({ key }) => `The key ${JSON.stringify(key)} appears twice in this object; the last one counts.`,
    help: 'Keep one of them, or rename one.',
  }),
  'lone-surrogate': message<Record<string, never>>({
    severity: 'error',
    title: 'lone surrogate',
    text: () =>
      'This text contains half of a surrogate pair, which is not a character; Label Studio cannot list tasks with it.',
    help: 'Write the whole pair (\\ud83d\\ude00) or the character itself. The usual cause is text cut in the middle of an emoji.',
  }),
  'number-too-large': message<{ number: string }>({
    severity: 'error',
    title: 'number too large',
    text: ({ number }) =>
      `The number ${number} does not fit in a double; Label Studio would read it as Infinity.`,
    help: 'Write it as a string if the digits matter.',
  }),
  'integer-beyond-64-bits': message<{ number: string }>({
    severity: 'warning',
    title: 'integer beyond 64 bits',
    text: ({ number }) =>
      `The integer ${number} does not fit in 64 bits; its digits are kept, but Label Studio 0.9 cannot load it.`,
    help: 'Write it as a string.',
  }),
  'duplicate-task-id': message<{ id: number; first: number }>({
    severity: 'error',
    title: 'duplicate task id',
    text: ({ id, first }) => `The task id ${id} is already used by task ${first} (counting from 0).`,
    help: 'Give each task a unique id. Commands that import tasks can do so: --ids renumber.',
  }),
  'id-not-kept': message<{ id: string }>({
    severity: 'warning',
    title: 'invalid task id',
    text: ({ id }) =>
      `The task id is ${id}, not a whole number from 0 to 9007199254740991, so the task gets a new one.`,
    help: 'Keep your own ids in the data, for example "data": {"ref_id": ...}.',
  }),
  'member-dropped': message<{ key: string }>({
    severity: 'warning',
    title: 'keys beside "data" that Label Studio 0.9 drops',
    text: ({ key }) => `The key ${JSON.stringify(key)} beside "data" was dropped, as in Label Studio 0.9.1.`,
    help: 'Without --compat 0.9 such keys stay in tasks.json. What annotators should see belongs in "data".',
  }),
  'broken-link': message<{ name: string }>({
    severity: 'warning',
    title: 'broken symbolic link',
    text: ({ name }) => `${name} is a broken symbolic link and was skipped.`,
    help: 'Restore the file that the link points to, or remove the link.',
  }),
  'link-to-folder': message<{ name: string }>({
    severity: 'warning',
    title: 'symbolic link to a folder',
    text: ({ name }) => `${name} is a symbolic link to a folder outside the input folder and was skipped.`,
    help: 'Follow such links with --follow, without --include and --exclude, or import the folder it points to as well.',
  }),
  'link-leads-out': message<{ name: string; files: number; folder: string }>({
    severity: 'warning',
    title: 'symbolic link out of the input folder',
    text: ({ name, files }) =>
      files === 1
        ? `${name} is a symbolic link to a file outside the input folder; that file was imported.`
        : `${files} files are symbolic links to files outside the input folder, such as ${name}; those files were imported.`,
    help: 'If the folder is not yours, check where its links point: find -H FOLDER -type l -exec ls -l {} +',
    helpFor: ({ folder }) =>
      `If the folder is not yours, check where its links point: find -H ${folder} -type l -exec ls -l {} +`,
  }),
  'not-a-file': message<{ name: string }>({
    severity: 'warning',
    title: 'not a file',
    text: ({ name }) => `${name} is not a regular file (but a pipe, socket or device) and was skipped.`,
    help: 'Move it out of the input folder.',
  }),
  'name-not-utf8': message<{ name: string }>({
    severity: 'warning',
    title: 'file name that is not UTF-8',
    text: ({ name }) => `The file name ${name} is not UTF-8, so no link can point to it; it was skipped.`,
    help: 'Rename the file, for example: convmv -f latin1 -t utf-8 --notest FOLDER',
  }),
  'ragged-row': message<{ found: number; expected: number; asText?: number }>({
    severity: 'error',
    title: 'wrong number of cells in a row',
    text: ({ found, expected }) =>
      `This row has ${found === 1 ? '1 cell' : `${found} cells`}, but there ${expected === 1 ? 'is 1 column' : `are ${expected} columns`}.`,
    help: 'Put double quotes around cells that contain a delimiter or a line break; for --input-format csv and tsv, --delimiter sets the delimiter.',
    helpFor: ({ asText }) =>
      asText
        ? 'Quotes were found to be text in this file; if they stand around cells that contain a delimiter or a line break, use --quotes cells. --delimiter sets the delimiter.'
        : undefined,
  }),
  'unclosed-quote': message<{ reach: string }>({
    severity: 'error',
    title: 'unclosed quote',
    text: ({ reach }) => `The quoted cell that starts here does not end ${reach}.`,
    help: 'Close it with a double quote. Write a double quote inside the text twice (""). For --input-format csv and tsv, --quotes text reads all quotes as text.',
  }),
  'text-after-quote': message<{ escaped?: number }>({
    severity: 'error',
    title: 'text after a closing quote',
    text: () => 'There is text between the closing quote of this cell and the next delimiter.',
    help: 'Write a double quote inside a quoted cell twice: "a ""word"" in quotes". For --input-format csv and tsv, --quotes text reads all quotes as text.',
    helpFor: ({ escaped }, file) =>
      escaped
        ? `Quotes within the cells of ${file} stand behind backslashes; write them twice instead. Spark: option("escape", "\\""). pandas: pd.read_csv(FILE, escapechar="\\\\").to_csv(NEW, index=False)`
        : undefined,
  }),
  'stray-quote': message<Record<string, never>>({
    severity: 'warning',
    title: 'double quote in an unquoted cell',
    text: () => 'This cell contains a double quote but does not start with one; the quote was read as text.',
    help: 'If the quote is part of the text, this is fine. To make it explicit, quote the cell and write the quote twice, or use --quotes text (--input-format csv and tsv) if all quotes are text.',
  }),
  'quotes-kept': message<Record<string, never>>({
    severity: 'warning',
    title: 'quotes of a quoted cell kept as text',
    text: () =>
      'This cell stands in quotes, with doubled quotes in it, as programs write CSV; all its quotes were kept as text.',
    help: 'If quotes stand around cells in this file, use --quotes cells. If all quotes are text, --quotes text says so.',
  }),
  'rows-in-quotes': message<{ lines: number }>({
    severity: 'warning',
    title: 'quoted cell with rows in it',
    text: ({ lines }) =>
      `A quoted cell makes one row of these ${lines} lines, which look like rows themselves.`,
    help: 'If quotes are text in this file, use --quotes text, which makes a row of each line. If they stand around cells, --quotes cells says so.',
  }),
  'nul-byte': message<{ where: string }>({
    severity: 'error',
    title: 'NUL byte',
    text: ({ where }) => `This ${where} contains a NUL byte, which Label Studio cannot store.`,
    help: 'If the file is UTF-16, convert it to UTF-8 (iconv -f utf-16le -t utf-8 OLD > NEW, or utf-16be). Otherwise remove the NUL bytes.',
  }),
  'nul-in-text': message<Record<string, never>>({
    severity: 'warning',
    title: 'NUL character',
    text: () =>
      'This text contains a NUL character (\\u0000). Label Studio keeps it with SQLite, but its import fails with PostgreSQL.',
    help: 'Remove it before you import the tasks, for example: jq \'walk(if type == "string" then gsub("\\u0000"; "") else . end)\'',
  }),
  'json-cell': message<{ column: string; problem: string }>({
    severity: 'error',
    title: 'cell that is not JSON',
    text: ({ column, problem }) =>
      `The cell in column ${JSON.stringify(column)} is not valid JSON: ${problem}.`,
    help: 'Fix the cell, or remove its column from --json-columns to keep its cells as text.',
  }),
  'more-header-rows': message<{ count: number; program: string; cells: string; way: string }>({
    severity: 'warning',
    title: 'several header rows',
    text: ({ count, program, cells }) =>
      `${count === 1 ? 'Row 2 is a second header' : 'Rows 2 and 3 are headers'} of ${program} (${cells}), but ${count === 1 ? 'becomes a task' : 'become tasks'}.`,
    help: 'Delete all header rows but the first, for example in a spreadsheet program.',
    helpFor: ({ count, way }) => (way === '' ? undefined : `Delete ${count === 1 ? 'it' : 'them'}: ${way}`),
  }),
  'empty-column-name': message<{ column: number }>({
    severity: 'error',
    title: 'column without a name',
    text: ({ column }) => `Column ${column} has no name in the header.`,
    help: 'Name it or remove it.',
  }),
  'repeated-column-name': message<{
    name: string;
    first: number;
    second: number;
    isAnnotation?: number;
    way?: string;
  }>({
    severity: 'error',
    title: 'duplicate column name',
    text: ({ name, first, second }) =>
      `Columns ${first} and ${second} have the same name, ${JSON.stringify(name)}; a task can hold only one of them.`,
    help: 'Rename one of them; for --input-format csv and tsv, --no-header says that the first row is data and names the columns column1, column2 and so on.',
    helpFor: ({ isAnnotation, way }, file) => {
      if (isAnnotation) return removeAnnotations(file);
      return way ? `Rename all but one; to number them: ${way}` : undefined;
    },
  }),
  'line-not-url': message<{ line: string }>({
    severity: 'error',
    title: 'line that is not a URL',
    text: ({ line }) => `The line ${line} is not a URL.`,
    help: 'A URL starts with a scheme such as https:// or s3:// and has no spaces. For lines of text, use --input-format text and a label config with <Text>.',
  }),
  'url-with-space': message<{ line: string }>({
    severity: 'warning',
    title: 'URL with spaces',
    text: ({ line }) => `The URL ${line} has spaces; browsers open it, but other programs may not.`,
    help: 'Write %20 for each space. For lines of text, use --input-format text and a label config with <Text>.',
  }),
  'json-min-value': message<{ control: string }>({
    severity: 'error',
    title: 'value of an export that is not a result',
    text: ({ control }) =>
      `The value of ${JSON.stringify(control)} cannot be turned back into results of this control tag.`,
    help: 'Use the label config of the project: --label-config FILE. If it is that, export the project as JSON instead, which keeps the results as they are.',
  }),
  'no-tasks': message<{ input: string; wanted: string; advice?: string }>({
    severity: 'error',
    title: 'no tasks',
    text: ({ input, wanted }) => `No tasks found in ${input}: ${wanted}.`,
    help: 'Check the input path, --input-format, and --include if it is set.',
    helpFor: ({ advice }) => advice,
  }),
  'empty-list': message<Record<string, never>>({
    severity: 'warning',
    title: 'empty list',
    text: () => 'The list of tasks is empty.',
    help: 'Check how the file was made.',
  }),
  'task-without-score': message<Record<string, never>>({
    severity: 'warning',
    title: 'task without a scored prediction',
    text: () =>
      'No prediction of this task has a score, so --sampling by score never serves it; Label Studio 0.9 fails on predictions without one.',
    help: 'Give every prediction a "score", or use --sampling sequential or uniform.',
  }),
};
