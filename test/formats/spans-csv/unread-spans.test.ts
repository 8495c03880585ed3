import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasPython } from '../../support/has-python.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What `check` says of a file, and the tasks that come of the command that it says. */
async function check(name: string, text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { stdout } = await lsimport(folder, ['check', name, '-l', 'auto', '--json']);
  const { diagnostics, notes } = JSON.parse(stdout);
  const said: string[] = diagnostics.map(({ message }: { message: string }) => message);
  return { folder, said, notes, codes: diagnostics.map(({ code }: { code: string }) => code) };
}

async function follow(folder: string, said: string, name: string) {
  const [command = '', made = ''] = /(?:jq|python3) -c .* > (spans\.\w+)/.exec(said) ?? [];
  execFileSync('sh', ['-c', command.replace(' FILE ', ` ${name} `)], { cwd: folder });
  const run = await lsimport(folder, ['convert', made, '-l', 'auto', '-o', 'out.json', '--json']);
  expect(JSON.parse(run.stdout)).toMatchObject({ diagnostics: [] });
  const tasks: { data: object; completions?: { result: { value: Span }[] }[] }[] = JSON.parse(
    readFileSync(join(folder, 'out.json'), 'utf8'),
  );
  return tasks.map(({ data, completions }) => [
    data,
    ...(completions?.[0]?.result ?? []).map(({ value: { text, labels } }) => `${labels}: ${text}`),
  ]);
}

interface Span {
  text: string;
  labels: string[];
}

const lines = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ada = 'Ada 😀 met Bob. Bob!';
const words = { PER: ['Ada', 'Bob'], LOC: [] };

test.each([
  [
    'in an object',
    'a.jsonl',
    lines({ text: ada, entities: words }, { text: 'No', entities: { PER: [] } }),
    {},
  ],
  [
    'in a list',
    'a.json',
    JSON.stringify([
      { text: ada, ents: words },
      { text: 'No', ents: {} },
    ]),
    {},
  ],
  [
    'in an object of another name, beside a label',
    'a.jsonl',
    lines({ text: ada, label: 'x', it: words }, { text: 'No', label: 'x', it: {} }),
    { label: 'x' },
  ],
  ['beside the text', 'a.jsonl', lines({ text: ada, ...words }, { text: 'No', PER: [], LOC: [] }), {}],
  [
    'of texts of another name, in an object whose name has a quote',
    'a.jsonl',
    lines({ review: ada, "it's": words }, { review: 'No', "it's": {} }),
    { review: ada },
  ],
])('words below their labels %s are named, with a command', async (_, name, text, more) => {
  const { folder, said, codes } = await check(name, text);
  expect(codes).toEqual(['labels-not-read']);
  expect(said[0]).toContain('looks like words of texts below their labels');
  expect(said[0]).toContain('It marks each word wherever it occurs in its text, also within longer words.');
  const tasks = await follow(folder, said[0]!, name);
  expect(tasks[0]).toEqual([{ text: ada, ...more }, 'PER: Ada', 'PER: Bob', 'PER: Bob']);
  expect(tasks[1]).toHaveLength(1);
});

test('words below their labels in a cell of a table are named', async () => {
  const { said } = await check('a.csv', `text,ents\n${ada},"{'PER': ['Ada']}"\nNo,{}\n`);
  expect(said).toEqual([expect.stringContaining('words of texts below their labels, in "ents"')]);
});

// Toxic Spans Detection (SemEval 2021, task 5): tsd_train.csv has "[8, 9, 10]" in spans, counted in Python.
test.skipIf(!hasPython).each([
  ['a table', 'a.csv', `spans,text\n"[0, 1, 2, 10, 11, 12]",${ada}\n[],No\n`, {}],
  ['a table with semicolons', 'a.csv', `text;spans\n${ada};[0, 1, 2, 10, 11, 12]\nNo;[]\n`, {}],
  ['lines', 'a.jsonl', lines({ text: ada, spans: [0, 1, 2, 10, 11, 12] }, { text: 'No', spans: [] }), {}],
  [
    'a table with texts of another name',
    'a.csv',
    `comment,char_offsets\n${ada},"[0, 1, 2, 10, 11, 12]"\nNo,[]\n`,
    { comment: ada },
  ],
])('offsets of single characters in %s are named, with a command', async (_, name, text, more) => {
  const { folder, said, codes } = await check(name, text);
  expect(codes).toEqual(['labels-not-read']);
  expect(said[0]).toContain('looks like texts with the offsets of single characters in ');
  const tasks = await follow(folder, said[0]!, name);
  expect(tasks[0]).toEqual([{ text: ada, ...more }, 'LABEL: Ada', 'LABEL: Bob']);
  expect(tasks[1]).toHaveLength(1);
});

test('spans whose labels have no quotes are named, and are no choices', async () => {
  const { said, codes, notes } = await check(
    'a.csv',
    'text,label\nAda left.,"[[0, 3, PER]]"\nBob left.,[]\n',
  );
  expect(codes).toEqual(['labels-not-read']);
  expect(said[0]).toContain(
    'texts with spans in "label" that are neither JSON nor lists as Python prints them.',
  );
  expect(said[0]).toContain("Put quotes around the labels: [[0, 3, 'PER']].");
  expect(notes.join()).not.toContain('--choices-column');
});

test.each([
  ['numbers of classes', lines({ text: 'The film', labels: [0, 1, 2] }, { text: 'At home', labels: [0, 1] })],
  ['tokens', lines({ text: 'The film', input_ids: [101, 1996, 2143, 102] })],
  ['tags that are not in the text', lines({ text: 'The film', TAGS: ['movie'] })],
  ['key words', lines({ text: 'The film', keywords: ['film'] })],
  ['an object of empty texts', lines({ text: 'The film', meta: { tags: [''], notes: [' '] } })],
  ['an object of other words', lines({ text: 'The film', meta: { tags: ['movie'], lang: ['en'] } })],
  ['letters of choices', lines({ text: 'A or B?', choices: { label: ['A', 'B'] } })],
  ['parts of words', lines({ text: 'The filming', meta: { tags: ['film'] } })],
  ['lists of pairs', lines({ text: 'The film', spans: '[[0, 3]]' })],
])('%s are none', async (_, text) => {
  expect((await check('a.jsonl', text)).codes).toEqual([]);
});

test.each([
  [
    'in/b.csv',
    'spans,text\n"[0, 1, 2]",Ada left\n[],No\n',
    'texts with the offsets of single characters in "spans"',
  ],
  [
    'in/b.jsonl',
    lines({ text: 'Ada left', ents: { PER: ['Ada'] } }),
    'words of texts below their labels, in "ents"',
  ],
  ['in/b.jsonl', lines({ text: 'Ada left.', start: 0, end: 3, label: 'PER' }), 'spans of texts, one a row'],
])('in a folder of tables, %s is named', async (name, text, what) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.csv': 'text,n\nOne,1\nTwo,2\n', [name]: text });
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'table-dir',
    diagnostics: [
      { code: 'labels-not-read', file: name, message: expect.stringContaining(`looks like ${what}.`) },
    ],
  });
});
