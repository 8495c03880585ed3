import { message } from '../message.ts';

/** What a file is whose first byte that is no UTF-8 is this one at this offset. */
const beginnings: Readonly<Record<string, string>> = {
  '0xFF 0': 'UTF-16',
  '0xFE 0': 'UTF-16',
  '0x8B 1': 'gzip',
};

/** Codes for what is wrong with an input as a file: its bytes, its JSON, its ids. */
export const inputMessages = {
  'invalid-json': message<{ problem: string }>({
    severity: 'error',
    title: 'not valid JSON',
    text: ({ problem }) => `This is not valid JSON: ${problem}.`,
    help: 'Mend the file at this place, or write it again with a JSON library.',
  }),
  'invalid-utf8': message<{ offset: number; byte: string }>({
    severity: 'error',
    title: 'not UTF-8',
    text: ({ offset, byte }) => {
      const known = beginnings[`${byte} ${offset}`];
      return `The byte ${byte} at offset ${offset} is not valid UTF-8${known ? `; the file begins as ${known} does` : ''}.`;
    },
    help: 'Convert the file to UTF-8, for example with: iconv -f latin1 -t utf-8 OLD > NEW (-f utf-16 where it begins as UTF-16 does); unpack it first when it is compressed.',
  }),
  'unsupported-json': message<{ found: string }>({
    severity: 'error',
    title: 'no tasks in this JSON',
    text: ({ found }) => `The file holds ${found}; a list of tasks or one task object was expected.`,
    help: 'Put the tasks into a list: [{"data": {...}}, {"data": {...}}].',
  }),
  'repeated-key': message<{ key: string }>({
    severity: 'warning',
    title: 'the same key twice in one object',
    text: ({ key }) => `The key ${JSON.stringify(key)} stands twice in this object; the last one counts.`,
    help: 'Keep one of the two, or give them different names.',
  }),
  'lone-surrogate': message<Record<string, never>>({
    severity: 'error',
    title: 'half a character',
    text: () =>
      'This text holds half of a surrogate pair, which is no character; Label Studio cannot list tasks with it.',
    help: 'Write the whole pair (\\ud83d\\ude00) or the character itself. Text that was cut in the middle of an emoji is the usual cause.',
  }),
  'number-too-large': message<{ number: string }>({
    severity: 'error',
    title: 'number too large',
    text: ({ number }) =>
      `The number ${number} is larger than a double can hold; Label Studio would read it as Infinity.`,
    help: 'Write it as a string if the digits matter.',
  }),
  'integer-beyond-64-bits': message<{ number: string }>({
    severity: 'warning',
    title: 'integer beyond 64 bits',
    text: ({ number }) =>
      `The integer ${number} has more than 64 bits; its digits are kept, but Label Studio 0.9 cannot load it.`,
    help: 'Write it as a string.',
  }),
  'duplicate-task-id': message<{ id: number; first: number }>({
    severity: 'error',
    title: 'two tasks with one id',
    text: ({ id, first }) => `The task id ${id} is already that of task ${first} (counting from 0).`,
    help: 'Give each task an id of its own, or number them anew with --ids renumber.',
  }),
  'id-not-kept': message<{ id: string }>({
    severity: 'warning',
    title: 'id that cannot be kept',
    text: ({ id }) =>
      `The task id is ${id}; it must be a whole number from 0 to 9007199254740991, so the task gets another.`,
    help: 'Keep ids of your own in the data, for instance as "data": {"ref_id": ...}.',
  }),
  'member-dropped': message<{ key: string }>({
    severity: 'warning',
    title: 'keys beside the data that Label Studio 0.9 drops',
    text: ({ key }) => `The key ${JSON.stringify(key)} beside "data" is dropped, as Label Studio 0.9.1 does.`,
    help: 'Without --compat 0.9 such keys stay in tasks.json; what annotators must see belongs into "data".',
  }),
  'broken-link': message<{ name: string }>({
    severity: 'warning',
    title: 'link to nothing',
    text: ({ name }) => `${name} is a symbolic link that leads nowhere; it was left out.`,
    help: 'Restore the file that the link points at, or remove the link.',
  }),
  'link-to-folder': message<{ name: string }>({
    severity: 'warning',
    title: 'link to a folder outside of the input folder',
    text: ({ name }) =>
      `${name} is a symbolic link to a folder; such links are not followed, so it was left out.`,
    help: 'Import the folder that it leads to as well, or put the files into the input folder.',
  }),
  'link-leads-out': message<{ name: string }>({
    severity: 'warning',
    title: 'link that leads out of the input folder',
    text: ({ name }) =>
      `${name} is a symbolic link that leads out of the input folder; the file there was imported.`,
    help: 'When the folder comes from somebody else, look where its links lead: find DIR -type l -exec ls -l {} +',
  }),
  'not-a-file': message<{ name: string }>({
    severity: 'warning',
    title: 'not a file',
    text: ({ name }) => `${name} is no regular file (a pipe, socket or device); it was left out.`,
    help: 'Move it out of the input folder.',
  }),
  'name-not-utf8': message<{ name: string }>({
    severity: 'warning',
    title: 'file name that is not UTF-8',
    text: ({ name }) => `The name ${name} is not UTF-8, so that no link can lead to it; it was left out.`,
    help: 'Rename the file, for example with: convmv -f latin1 -t utf-8 --notest DIR',
  }),
  'ragged-row': message<{ found: number; expected: number }>({
    severity: 'error',
    title: 'row with too many or too few cells',
    text: ({ found, expected }) =>
      `This row has ${found === 1 ? '1 cell' : `${found} cells`}, but there ${expected === 1 ? 'is 1 column' : `are ${expected} columns`}.`,
    help: 'Put cells with a delimiter or a line break in them in double quotes; for --input-format csv and tsv, --delimiter says what separates them.',
  }),
  'unclosed-quote': message<{ reach: string }>({
    severity: 'error',
    title: 'quoted cell that does not end',
    text: ({ reach }) => `The quoted cell that begins here does not end ${reach}.`,
    help: 'Close it with a double quote; a double quote that belongs to the text is written twice ("").',
  }),
  'text-after-quote': message<Record<string, never>>({
    severity: 'error',
    title: 'text after a closing quote',
    text: () => 'Text stands between the closing quote of this cell and the next delimiter.',
    help: 'A double quote inside a quoted cell is written twice: "a ""word"" in quotes".',
  }),
  'stray-quote': message<Record<string, never>>({
    severity: 'warning',
    title: 'double quote in a cell without quotes',
    text: () =>
      'This cell has a double quote in it but does not begin with one; the quote was taken as text.',
    help: 'If it is a part of the text, all is well. To be clear, quote the cell and write the quote twice.',
  }),
  'nul-byte': message<{ where: string }>({
    severity: 'error',
    title: 'NUL byte',
    text: ({ where }) => `This ${where} has a NUL byte in it, which Label Studio cannot store.`,
    help: 'Convert the file to UTF-8 when it is UTF-16 (iconv -f utf-16le -t utf-8 OLD > NEW, or utf-16be), or take the bytes out.',
  }),
  'json-cell': message<{ column: string; problem: string }>({
    severity: 'error',
    title: 'cell that is no JSON',
    text: ({ column, problem }) =>
      `The cell of the column ${JSON.stringify(column)} is not valid JSON: ${problem}.`,
    help: 'Mend the cell, or leave its column out of --json-columns, so that its cells stay text.',
  }),
  'empty-column-name': message<{ column: number }>({
    severity: 'error',
    title: 'column without a name',
    text: ({ column }) => `The column ${column} has no name in the header.`,
    help: 'Give it a name or remove it; for --input-format csv and tsv, --no-header says that the first row is data and the columns are column1, column2 and so on.',
  }),
  'repeated-column-name': message<{ name: string; first: number; second: number }>({
    severity: 'error',
    title: 'two columns with one name',
    text: ({ name, first, second }) =>
      `The columns ${first} and ${second} have one name, ${JSON.stringify(name)}, and a task can have it only once.`,
    help: 'Rename one of them; for --input-format csv and tsv, --no-header says that the first row is data and the columns are column1, column2 and so on.',
  }),
  'line-not-url': message<{ line: string }>({
    severity: 'error',
    title: 'line that is no URL',
    text: ({ line }) => `The line ${line} is no URL.`,
    help: 'A URL begins with a scheme, such as https:// or s3://, and has no spaces. For lines of text use --input-format text.',
  }),
  'json-min-value': message<{ control: string }>({
    severity: 'error',
    title: 'value of a JSON-MIN export that is no result',
    text: ({ control }) =>
      `The value of ${JSON.stringify(control)} cannot be turned back into results of this control tag.`,
    help: 'Export the project as JSON instead, which has the results as they are.',
  }),
  'no-tasks': message<{ input: string; wanted: string }>({
    severity: 'error',
    title: 'no tasks',
    text: ({ input, wanted }) => `There is no task in ${input}: ${wanted}.`,
    help: 'Look at --input-path and --input-format.',
  }),
  'empty-list': message<Record<string, never>>({
    severity: 'warning',
    title: 'empty list',
    text: () => 'The list of tasks is empty, so the project has no tasks.',
    help: 'Look at how the file was made.',
  }),
  'task-without-score': message<Record<string, never>>({
    severity: 'warning',
    title: 'task without a scored prediction',
    text: () =>
      'No prediction of this task has a score, so --sampling by score never hands it out; Label Studio 0.9 stops at predictions without one.',
    help: 'Give every prediction a "score", or use --sampling sequential or uniform.',
  }),
};
