import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { workbookOf } from '../xlsx/workbook-of.ts';

interface Task {
  data: Record<string, string>;
  annotations?: { result: { value: { start: number; end: number; text: string; labels: string[] } }[] }[];
}

/** The spans of a file, as `convert -l auto` writes them for 1.x, which must find nothing wrong with them. */
async function convert(name: string, content: string | Buffer, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: content });
  const made = await lsimport(folder, [...autoArguments(name), ...more]);
  const { format, diagnostics } = JSON.parse(made.stdout);
  const again = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(again.stdout).diagnostics).toEqual([]);
  const tasks: Task[] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  const spans = tasks.map(({ annotations }) =>
    annotations?.[0]?.result.map(({ value: { start, end, text, labels } }) => [start, end, text, ...labels]),
  );
  return { format, diagnostics, data: tasks.map(({ data }) => data), spans };
}

test.each([
  // What to_csv of datasets 4.4 makes of lists: arrays as numpy prints them, with line breaks in long ones.
  [
    `tokens,ner_tags\n"['Ada' 'Lovelace' ""it's""\n '""q""' 'in' 'Rome']",['B-PER' 'I-PER' 'O' 'O' 'O' 'B-LOC']\n`,
    [],
  ],
  [
    `tokens,ner_tags\n"['Ada' 'Lovelace' ""it's"" '""q""' 'in' 'Rome']",[1 2 0 0 0 3]\n`,
    ['--tag-names', 'O,B-PER,I-PER,B-LOC'],
  ],
  // What to_csv of pandas makes of them.
  [
    `tokens,ner_tags\n"['Ada', 'Lovelace', ""it's"", '""q""', 'in', 'Rome']","['B-PER', 'I-PER', 'O', 'O', 'O', 'B-LOC']"\n`,
    [],
  ],
])('lists of tokens and tags: %j', async (content, more) => {
  const { format, diagnostics, data, spans } = await convert('a.csv', content, ...more);
  expect({ format, diagnostics, data }).toEqual({
    ...{ format: 'spans-csv', diagnostics: [] },
    data: [{ text: `Ada Lovelace it's "q" in Rome` }],
  });
  expect(spans).toEqual([
    [
      [0, 12, 'Ada Lovelace', 'PER'],
      [25, 29, 'Rome', 'LOC'],
    ],
  ]);
});

const texts = ['Ada met 😀 Bob', 'Nobody came', 'Cy'];
const expected = [
  [
    [0, 3, 'Ada', 'PER'],
    [10, 13, 'Bob', 'PER'],
  ],
  [],
  undefined,
];
const objects =
  '[{"start": 0, "end": 3, "label": "PER"}, {"start": 10, "end": 13, "label": "PER", "text": "Bob"}]';
const lists = '[[0,3,"PER"],[10,13,"PER"]]';
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const table = (spans: string, delimiter = ',') =>
  [
    ['id', 'text', 'label'],
    ['1', texts[0]!, quoted(spans)],
    ['2', texts[1]!, '[]'],
    ['3', texts[2]!, ''],
  ]
    .map((cells) => `${cells.join(delimiter)}\n`)
    .join('');

test.each([
  ['objects', 'a.csv', table(objects)],
  ['lists', 'a.csv', table(lists)],
  ['tabs', 'a.tsv', table(lists, '\t')],
  // What csv.writer of Python and to_csv of pandas make of lists of dicts and of tuples.
  [
    'dicts of Python',
    'a.csv',
    table(
      "[{'start': 0, 'end': 3, 'label': 'PER'}, {'start': 10, 'end': 13, 'label': 'PER', 'text': 'Bob'}]",
    ),
  ],
  ['tuples of Python', 'a.csv', table("[(0, 3, 'PER'), (10, 13, 'PER')]")],
])('spans as %s in cells', async (_, name, content) => {
  const { format, diagnostics, data, spans } = await convert(name, content, '--span-offsets', 'code-points');
  expect({ format, diagnostics, spans }).toEqual({ format: 'spans-csv', diagnostics: [], spans: expected });
  expect(data).toEqual(texts.map((text, i) => ({ text, id: String(i + 1), ...(i === 2 && { label: '' }) })));
});

test('a list as text in JSON Lines and in a workbook', async () => {
  const line = `${JSON.stringify({ text: 'Ada met Bob', label: '[[0, 3, "PER"]]' })}\n`;
  expect(await convert('a.jsonl', line)).toMatchObject({
    format: 'spans-jsonl',
    spans: [[[0, 3, 'Ada', 'PER']]],
  });
  const cell = (text: string) => `<c t="str"><v>${text}</v></c>`;
  const row = (...cells: string[]) => `<row>${cells.map(cell).join('')}</row>`;
  const rows = row('text', 'label') + row('Ada met Bob', '[[8, 11, "PER"]]');
  expect(await convert('a.xlsx', workbookOf({ rows }))).toMatchObject({
    format: 'spans-jsonl',
    spans: [[[8, 11, 'Bob', 'PER']]],
  });
});

test('what is wrong is found at its cell', async () => {
  const text = `text,label\nAda,"[[0, 3, ""PER""]]"\nBob,"[[0, 9, ""PER""]]"\nCy,"[[0, 1, ""PER""]]",x\nDi,"[[1, ""PER""], [0, 2, ""PER""]]"\n`;
  const { errors, format } = await checkInput({ 'a.csv': text }, 'a.csv');
  expect(format).toBe('spans-csv');
  expect(errors).toMatchObject([
    { code: 'span-out-of-text', file: 'a.csv', line: 3, column: 5 },
    { code: 'ragged-row', line: 4 },
    { code: 'label-malformed', line: 5, column: 4 },
  ]);
});

test.each([
  [
    'an export of Label Studio',
    'annotation_id,annotator,id,label,lead_time,text\n1,1,1,"[{""start"":0,""end"":3,""text"":""Ada"",""labels"":[""PER""]}]",1.5,Ada\n',
  ],
  ['no text', 'id,label\n1,"[[0, 3, ""PER""]]"\n'],
  ['lists of something else', 'text,label\nAda,"[""PER"", ""LOC""]"\n'],
])('a table with %s is none', async (_, text) => {
  expect((await checkInput({ 'a.csv': text }, 'a.csv')).format).toBe('csv');
});

test('a list that does not end is an error at its place', async () => {
  const folder = temporaryFolder();
  const rows = [
    '"Ada left","[[0, 3, ""PER""]]"',
    '"Bob left","[[0, 3, PER]]"',
    `"Ann left","[{'start': 0, 'end'"`,
  ];
  writeFiles(folder, { 't.csv': `text,label\n${rows.join('\n')}\n` });
  const { stdout } = await lsimport(folder, ['check', 't.csv', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    { code: 'label-malformed', line: 3, message: expect.stringContaining('neither JSON nor a list') },
    { code: 'label-malformed', line: 4 },
  ]);
});

// As the rows of TRAIN_DATA of spaCy 2 become a DataFrame: the second of each pair is a dict.
test.each([
  ['Python', `"{'entities': [(0, 3, 'PER')]}"`, `{'entities': []}`],
  ['JSON', '"{""entities"": [[0, 3, ""PER""]]}"', '"{""entities"": []}"'],
])('spans in an object with "entities", in %s', async (_, first, second) => {
  const { format, diagnostics, data, spans } = await convert(
    'a.csv',
    `text,annotations\nAda left.,${first}\nBob left.,${second}\n`,
  );
  expect({ format, diagnostics }).toEqual({ format: 'spans-csv', diagnostics: [] });
  expect(data).toEqual([{ text: 'Ada left.' }, { text: 'Bob left.' }]);
  expect(spans).toEqual([[[0, 3, 'Ada', 'PER']], []]);
});

test('what stands beside "entities" in such an object is counted, and one that cannot be read is an error', async () => {
  const folder = temporaryFolder();
  const cell = `"{'entities': [(0, 3, 'PER')], 'cats': {'A': 1}}"`;
  const broken = `"{'entities': [(0, 3, PER)]}"`;
  writeFiles(folder, { 'a.csv': `text,annotations\nAda left.,${cell}\nBob left.,${broken}\n` });
  const { stdout } = await lsimport(folder, ['check', 'a.csv', '-l', 'auto', '--json']);
  const { diagnostics, skipped } = JSON.parse(stdout);
  expect(skipped).toEqual({ 'members called "cats"': 1 });
  expect(diagnostics).toMatchObject([
    {
      code: 'label-malformed',
      message: 'The list in "annotations" cannot be read: it is neither JSON nor a list as Python prints it.',
    },
  ]);
});

test('spans from -1 to -1 are nowhere, and are counted', async () => {
  const folder = temporaryFolder();
  const rows = [
    'Ada left.,"[[0, 3, ""PER""]]"',
    'Bye.,"[[-1, -1, ""PER""]]"',
    `Bob.,"[{'start': -1, 'end': -1, 'label': 'PER'}]"`,
  ];
  writeFiles(folder, { 'a.csv': `text,label\n${rows.join('\n')}\n` });
  const { stdout } = await lsimport(folder, ['check', 'a.csv', '-l', 'auto', '--json']);
  const { diagnostics, skipped } = JSON.parse(stdout);
  expect({ diagnostics, skipped }).toEqual({
    diagnostics: [],
    skipped: { 'spans that are nowhere in the text (-1 to -1)': 2 },
  });
});
