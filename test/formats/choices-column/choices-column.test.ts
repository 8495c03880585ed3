import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = `<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text" choice="multiple">
    <Choice value="glad"/><Choice value="sad"/><Choice value="1"/><Choice value="true"/>
  </Choices>
</View>`;
const given = ['-l', 'c.xml', '--choices-column', 'feeling=mood'];

interface Task {
  annotations?: { result: object[] }[];
  predictions?: { result: object[] }[];
}

async function convert(files: Record<string, string>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, ...files });
  const to = ['--to', 'tasks-1.x', '-o', 'out.json'];
  const { code, stderr } = await lsimport(folder, ['convert', input, ...to, ...args]);
  expect(code, stderr).toBe(0);
  const text = readFileSync(join(folder, 'out.json'), 'utf8');
  return { text, tasks: JSON.parse(text) as Task[] };
}

/** The result of each task, or null. */
const resultsOf = (tasks: Task[]) => tasks.map(({ annotations }) => annotations?.[0]?.result ?? null);
const choose = (control: string, object: string, ...choices: string[]) => [
  { from_name: control, to_name: object, type: 'choices', value: { choices } },
];
const mood = (...choices: string[]) => choose('mood', 'text', ...choices);

test('texts, numbers, true, and lists of JSON Lines become choices; null, blanks and empty lists do not', async () => {
  const values = ['"glad"', '["glad","sad"]', '1', 'true', '{"choices":["sad"]}', 'null', '" "', '[]'];
  const lines = values.map((value) => `{"text":"t","n":1.50,"feeling":${value}}`);
  const { tasks, text } = await convert({ 'a.jsonl': lines.join('\n') }, 'a.jsonl', ...given);
  const labelled = [mood('glad'), mood('glad', 'sad'), mood('1'), mood('true'), mood('sad')];
  expect(resultsOf(tasks)).toEqual([...labelled, null, null, null]);
  expect(text).toContain('{"text":"t","n":1.50,"feeling":"glad"}');
});

test('whole numbers keep their digits', async () => {
  const big = config.replace(
    '<Choice value="1"/>',
    '<Choice value="9007199254740993"/><Choice value="-9007199254740995"/>',
  );
  const lines = ['9007199254740993', '["sad", 9007199254740993]', '-9007199254740995'].flatMap((value) => [
    `{"text":"t","feeling":${value}}`,
    `{"data":{"text":"t","feeling":${value}}}`,
  ]);
  const files = { 'c.xml': big, 'a.jsonl': lines.join('\n') };
  const { tasks } = await convert(files, 'a.jsonl', ...given);
  const [plain, listed, negative] = [
    mood('9007199254740993'),
    mood('sad', '9007199254740993'),
    mood('-9007199254740995'),
  ];
  expect(resultsOf(tasks)).toEqual([plain, plain, listed, listed, negative, negative]);
});

test('a task with predictions keeps them, and gets one more with its score', async () => {
  const task = {
    data: { text: 't', feeling: ['sad'], sure: 0.5 },
    predictions: [{ model_version: 'a', result: mood('glad') }],
  };
  const more = ['--labels-as', 'predictions', '--score-column', 'sure'];
  const { tasks } = await convert({ 'a.json': JSON.stringify([task]) }, 'a.json', ...given, ...more);
  expect(tasks[0]!.predictions).toMatchObject([
    { model_version: 'a', result: mood('glad') },
    { score: 0.5, result: mood('sad') },
  ]);
});

test('an unknown label is found at its value', async () => {
  const folder = temporaryFolder();
  const lines = '{"text":"t","feeling":"glad"}\n{"text":"t","feeling":["sad","sda"]}\n';
  writeFiles(folder, { 'c.xml': config, 'a.jsonl': lines });
  const { code, stdout } = await lsimport(folder, ['check', 'a.jsonl', ...given, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: 'unknown-label', line: 2, column: 23 }]);
});

test('tables of several kinds in one folder', async () => {
  const files = {
    'd/part-0.csv': 'text,feeling\na,glad\nb,\n',
    'd/part-1.jsonl': '{"text":"c","feeling":"sad"}\n',
  };
  const { tasks } = await convert(files, 'd', ...given, '--input-format', 'table-dir');
  expect(resultsOf(tasks)).toEqual([mood('glad'), null, mood('sad')]);
});

test('folders of images are the labels of what is in them', async () => {
  const files = { 'd/train/cat/1.png': '', 'd/test/cat/2.png': '', 'd/train/dog/3.png': '' };
  const args = [
    '--label-from-folder',
    'kind',
    '--choices-column',
    'kind=animal',
    '--links',
    'https://a.org/',
  ];
  const { tasks } = await convert(files, 'd', '-l', 'auto', '--input-format', 'image-dir', ...args);
  expect(resultsOf(tasks)).toEqual(['cat', 'cat', 'dog'].map((name) => choose('animal', 'image', name)));
});

test('folders of texts too, as the film reviews of IMDB', async () => {
  const files = { 'd/neg/0_3.txt': 'Bad film\nIndeed.\n', 'd/pos/0_9.txt': 'Good film\n' };
  const args = ['--text-mode', 'file', '--label-from-folder', 'kind', '--choices-column', 'kind=mood'];
  const { tasks, text } = await convert(files, 'd', '-l', 'auto', ...args);
  expect(resultsOf(tasks)).toEqual([choose('mood', 'text', 'neg'), choose('mood', 'text', 'pos')]);
  expect(text).toContain('"Bad film\\nIndeed.\\n"');
});

test('labels in the metadata of images', async () => {
  const files = {
    'd/a.png': '',
    'd/b.png': '',
    'd/metadata.csv': 'file_name,label\na.png,owl\nb.png,wren\n',
  };
  const args = ['--choices-column', 'label=bird', '--links', 'https://a.org/'];
  const { tasks } = await convert(files, 'd', '-l', 'auto', '--input-format', 'image-dir', ...args);
  expect(resultsOf(tasks)).toEqual([choose('bird', 'image', 'owl'), choose('bird', 'image', 'wren')]);
});

test('-l auto takes apart cells of several choices', async () => {
  const csv = 'text,label\nhello,"{""choices"":[""a"",""b""]}"\nbye,a\n';
  const { tasks } = await convert({ 'a.csv': csv }, 'a.csv', '-l', 'auto', '--choices-column', 'label=kind');
  expect(resultsOf(tasks)).toEqual([choose('kind', 'text', 'a', 'b'), choose('kind', 'text', 'a')]);
});

test.each([[[]], [['--json-columns', 'label']]])(
  'a cell with a JSON list is several choices, with %j',
  async (more) => {
    const csv = 'text,label\nhello,"[""a"",""b""]"\nbye,"[""a""]"\nno,[]\n';
    const args = ['-l', 'auto', '--choices-column', 'label=kind', ...more];
    const { tasks } = await convert({ 'a.csv': csv }, 'a.csv', ...args);
    expect(resultsOf(tasks.slice(0, 2))).toEqual([
      choose('kind', 'text', 'a', 'b'),
      choose('kind', 'text', 'a'),
    ]);
    expect(tasks[2]).not.toHaveProperty('annotations');
  },
);

test.each([`"['a', 'b']"`, `"['a' 'b']"`, '"[""a"", \'b\']"'])(
  'a cell with a list as Python prints it, %s, is several choices',
  async (cell) => {
    const csv = `text,label\nhello,${cell}\nbye,['a']\nno,[]\nyes,[sic] a\n`;
    const { tasks } = await convert(
      { 'a.csv': csv },
      'a.csv',
      '-l',
      'auto',
      '--choices-column',
      'label=kind',
    );
    const labelled = [['a', 'b'], ['a'], undefined, ['[sic] a']];
    expect(resultsOf(tasks)).toEqual(
      labelled.map((labels) => (labels ? choose('kind', 'text', ...labels) : null)),
    );
  },
);

test('-l auto takes apart lists in cells that nobody asked for as well', async () => {
  const folder = temporaryFolder();
  const csv = `text,label\nhello there,"['a', 'b']"\nbye bye,['a']\nso long,"[""b""]"\n`;
  writeFiles(folder, { 'a.csv': csv });
  await lsimport(folder, ['check', 'a.csv', '-l', 'auto', '--write-config', 'c.xml']);
  const xml = readFileSync(join(folder, 'c.xml'), 'utf8');
  expect([...xml.matchAll(/<Choice value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['a', 'b']);
  expect(xml).toContain('choice="multiple"');
});

test('-l auto takes the values of any data key, for a tag of the name that is asked for', async () => {
  const values = ['"boxer"', '"husky"', '["boxer","husky"]'];
  const lines = values.map((breed) => `{"text":"some words","breed":${breed}}`);
  const args = ['-l', 'auto', '--choices-column', 'breed=dog'];
  const { tasks } = await convert({ 'a.jsonl': lines.join('\n') }, 'a.jsonl', ...args);
  expect(resultsOf(tasks)).toEqual([
    choose('dog', 'text', 'boxer'),
    choose('dog', 'text', 'husky'),
    choose('dog', 'text', 'boxer', 'husky'),
  ]);
});

test.each([
  [['-l', 'c.xml', '--choices-column', 'mode=mood'], 'no task of a.jsonl has the data key "mode"'],
  [['-l', 'auto', '--choices-column', 'mode=mood'], 'no task of a.jsonl has the data key "mode"'],
  [['-l', 'c.xml', '--choices-column', 'feeling=text'], 'no <Choices name="text">'],
  [['-l', 'c.xml', '--labels-as', 'predictions'], '--labels-as has no labels to apply to'],
  [['-l', 'c.xml', '--score-column', 'text'], '--score-column has no predictions to apply to'],
])('%j is refused', async (args, words) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, 'a.jsonl': '{"text":"t","feeling":"glad"}\n' });
  const { code, stderr } = await lsimport(folder, ['check', 'a.jsonl', ...args]);
  expect(stderr).toContain(words);
  expect(code).toBe(2);
});

const unread = async (files: Record<string, string>, input: string, ...args: string[]) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, ...files });
  return (await lsimport(folder, ['check', input, '-l', 'c.xml', ...args])).stderr;
};
const said = (key: string) =>
  `note: The values of "${key}" are choices of <Choices name="mood">, but no task is labeled with them; to label each task with its own: --choices-column`;

test.each([
  ['a.csv', 'text,my label\nOne,glad\nTwo,sad\nThree,\n', 'my label', "'my label=mood'"],
  ['a.jsonl', '{"text":"a","feeling":"glad"}\n{"text":"b","feeling":"sad"}\n', 'feeling', 'feeling=mood'],
  ['a.json', '[{"data":{"text":"a","mood":"1"}}]', 'mood', 'mood=mood'],
])(
  'says of %s that values are choices of the label config, and the option for it',
  async (name, content, key, value) => {
    const stderr = await unread({ [name]: content }, name);
    expect(stderr).toContain(`${said(key)} ${value}.`);
    expect(await unread({ [name]: content }, name, '--choices-column', `${key}=mood`)).not.toContain(
      'are choices of',
    );
  },
);

test.each([
  ['a value is no choice', 'a.csv', 'text,feeling\nOne,glad\nTwo,so so\n'],
  ['they are shown as a text', 'a.csv', 'text\nglad\nsad\n'],
  ['there are none', 'a.csv', 'text,feeling\nOne,\nTwo,\n'],
  [
    'tasks are labeled',
    'a.json',
    `[{"data":{"text":"a","feeling":"sad"},"annotations":[{"result":${JSON.stringify(mood('glad'))}}]}]`,
  ],
])('says nothing of it where %s', async (_, name, content) => {
  expect(await unread({ [name]: content }, name)).not.toContain('are choices of');
});

test.each([
  ['mood=feeling', 'Did you mean --choices-column feeling=mood?'],
  ['feeling=label', 'Did you mean --choices-column feeling=mood?'],
])('guesses what %s was to be', async (value, help) => {
  const stderr = await unread({ 'a.csv': 'text,feeling\nOne,glad\n' }, 'a.csv', '--choices-column', value);
  expect(stderr).toContain(`help: ${help}\n`);
});
