import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** What `check -l auto` notes of data keys that the label config does not show. */
async function hiddenIn(tasks: object[], ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(tasks) });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'auto', '--json', ...options]);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  expect(code).toBe(0);
  return { folder, notes: notes.filter((note) => note.startsWith('The label config does not show ')) };
}

// As UltraFeedback has its answers.
const rows = ['a poem', 'a song'].map((what) => ({
  instruction: `Write ${what}`,
  models: ['m1', 'm2'],
  completions: [
    { model: 'm1', response: `Here is ${what}`, annotations: { rating: 5 } },
    { model: 'm2', response: `I wrote ${what}`, annotations: { rating: 3 } },
  ],
}));

test('lists of objects: a note has a Repeater that shows them', async () => {
  const { folder, notes } = await hiddenIn(rows);
  const repeater =
    '<Repeater on="$completions" indexFlag="{{i}}"><Text name="completions_{{i}}" value="$completions[{{i}}].response"/></Repeater>';
  expect(notes).toEqual([
    `The label config does not show "models" (lists of texts in 2 of 2 tasks), "completions" (lists of objects in 2 of 2 tasks). Label Studio 1.x shows lists with a Repeater in a label config of your own, such as ${repeater}`,
  ]);
  writeFiles(folder, {
    'c.xml': `<View><Text name="t" value="$instruction"/>${repeater}<TextArea name="a" toName="t"/></View>`,
  });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--server', '1.x']);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems found') });
});

// As RAGAS, SNLI and FEVER have them. The editor of 1.23.2 shows the Repeater.
test('lists of texts, of numbers and of lists', async () => {
  const tasks = ['What is it?', 'Who is it?'].map((question, i) => ({
    question,
    tags: ['x', 'y'],
    contexts: ['Doc one.', 'Doc two.'].slice(i),
    scores: [1, 2.5],
    evidence: [[1, 'a']],
    mixed: ['a', 1],
    ids: ['a', 'b'],
    none: [],
  }));
  const { folder, notes } = await hiddenIn(tasks);
  const repeater =
    '<Repeater on="$contexts" indexFlag="{{i}}"><Text name="contexts_{{i}}" value="$contexts[{{i}}]"/></Repeater>';
  const named = ['"tags" (lists of texts', '"contexts" (lists of texts', '"scores" (lists of numbers'];
  named.push('"evidence" (lists of lists', '"mixed" (lists of values');
  const list = named.map((one) => `${one} in 2 of 2 tasks)`).join(', ');
  expect(notes).toEqual([
    `The label config does not show ${list}. Label Studio 1.x shows lists with a Repeater in a label config of your own, such as ${repeater}`,
  ]);
  writeFiles(folder, {
    'c.xml': `<View><Text name="t" value="$question"/>${repeater}<TextArea name="a" toName="t"/></View>`,
  });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--server', '1.x']);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems found') });
});

// As UltraChat has its turns: what is wrong with "data" is said when the tasks are checked.
test.each([
  ['a.jsonl', '{"id": "0", "data": ["How can I?", "You can."]}\n'.repeat(2)],
  ['a.json', JSON.stringify([{ id: '0', data: ['How can I?', 'You can.'] }])],
])('texts in "data" of %s are no task, so that no Repeater could show them', async (name, text) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const check = async (file: string) => {
    const { stdout } = await lsimport(folder, ['check', file, '-l', 'auto', '--json']);
    return JSON.parse(stdout) as { notes: string[]; diagnostics: { code: string; help: string }[] };
  };
  const { notes, diagnostics } = await check(name);
  expect(notes.join()).not.toContain('does not show');
  expect(diagnostics[0]!.code).toBe('data-not-object');
  const [rename, each] = diagnostics[0]!.help.match(/jq .*? > NEW\.jsonl?/g)!;
  const made = async (command: string) => {
    execFileSync('sh', ['-c', command], { cwd: folder });
    const found = await check(`NEW${extname(name)}`);
    expect(found.diagnostics).toEqual([]);
    const [line] = readFileSync(join(folder, `NEW${extname(name)}`), 'utf8').split(/\n(?=.)/);
    return { line, notes: found.notes.join('\n') };
  };
  const renamed = await made(rename!);
  if (name === 'a.jsonl') {
    expect(renamed.notes).toContain('<Repeater on="$texts"');
    expect(renamed.line).toBe('{"id":"0","texts":["How can I?","You can."]}');
  }
  const { line } = await made(each!);
  if (name === 'a.jsonl') expect(line).toBe('{"text":"How can I?"}');
});

test('lists of texts that not every task has get no Repeater', async () => {
  const tasks = [
    { text: 'a', tags: ['x'] },
    { text: 'b', tags: [] },
  ];
  expect((await hiddenIn(tasks)).notes).toEqual([
    'The label config does not show "tags" (lists of texts in 1 of 2 tasks).',
  ]);
});

test('no Repeater for 0.9, and none for addresses and types', async () => {
  const old = (await hiddenIn(rows, '--compat', '0.9')).notes;
  expect(old).toEqual([
    'The label config does not show "models" (lists of texts in 2 of 2 tasks), "completions" (lists of objects in 2 of 2 tasks).',
  ]);
  const tasks = ['a', 'b'].map((text) => ({
    text,
    images: [{ url: 'https://x.example/a.jpg' }],
    tools: [{ type: 'function' }],
  }));
  expect((await hiddenIn(tasks)).notes.join()).not.toContain('Repeater');
});

test('all keys of the kind in one note; of one task without the advice for many', async () => {
  const lists = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`k${i}`, [{ n: i }]]));
  expect((await hiddenIn([{ text: 'a', ...lists }])).notes).toEqual([
    'The label config does not show "k0" (a list of objects), "k1" (a list of objects), "k2" (a list of objects), "k3" (a list of objects), "k4" (a list of objects) and 2 more.',
  ]);
});

test('objects, texts and media that not every task has', async () => {
  const tasks = [
    { title: 'Storm', body: 'A storm hit the coast on Friday.', image: 'https://x.example/a.png' },
    { title: 'Calm', body: null, entities: { urls: ['x'] } },
    { title: 'Rain', body: 'Rain fell all day on Friday.', image: 'https://x.example/b.png' },
  ];
  expect((await hiddenIn(tasks)).notes).toEqual([
    'The label config does not show "entities" (objects in 1 of 3 tasks).',
    'The label config does not show "body" (a text in 2 of 3 tasks), "image" (a text in 2 of 3 tasks), because it shows what every task has. To have them shown, write "" where there is none.',
  ]);
  const filled = tasks.map(({ body, image, ...others }) => ({
    ...others,
    body: body ?? '',
    image: image ?? '',
  }));
  expect((await hiddenIn(filled)).notes).toHaveLength(1);
});

const chat = [
  { role: 'user', content: 'Hi, how are you today?' },
  { role: 'assistant', content: 'Fine' },
];

test.each([
  ['dialogues', [{ messages: chat }, { messages: chat }]],
  [
    'objects in every task',
    [
      { text: 'a', meta: { a: 1 } },
      { text: 'b', meta: { a: 2 } },
    ],
  ],
  [
    'names, ids, states and labels of some tasks',
    [
      { text: 'a', author: 'Ann Lee', lang: null, reply_id: 'x' },
      { text: 'b', author: null, lang: 'en', label: 'good' },
    ],
  ],
  ['empty lists', [{ text: 'a', users: [] }]],
])('there is no note for %s', async (_, tasks) => {
  expect((await hiddenIn(tasks)).notes).toEqual([]);
});

// As LimeSurvey has its columns.
test('data keys that no tag can name are in one note', async () => {
  const keys = Array.from({ length: 7 }, (_, i) => `Q01[SQ00${i}]`);
  const task = (value: string) => ({ Q00: value, ...Object.fromEntries(keys.map((key) => [key, 'Y'])) });
  expect((await hiddenIn([task('a'), task('b')])).notes).toEqual([
    'The label config does not show the 7 data keys "Q01[SQ000]", "Q01[SQ001]", "Q01[SQ002]", "Q01[SQ003]", "Q01[SQ004]" and 2 more: the value of a tag cannot mean them, as they would be read as a path or another variable.',
  ]);
});

test('the Repeater shows the member that says most', async () => {
  const results = [
    { url: 'https://x.example/a/long/address', title: 'A storm', kind: 'news' },
    { url: 'https://x.example/b', title: 'Rain' },
  ];
  const { notes } = await hiddenIn([
    { query: 'a', results },
    { query: 'b', results },
  ]);
  expect(notes[0]).toContain('value="$results[{{i}}].title"');
});

/** What is noted of values that are named like labels. */
async function notesOfLabels(labels: string[], ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.json': JSON.stringify(labels.map((label, i) => ({ text: `sentence number ${i}`, label }))),
  });
  const { code, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'auto', '--json', ...options]);
  expect(code).toBe(0);
  return (JSON.parse(stdout).notes as string[]).filter((note) => note.includes('"label"'));
}

test('labels that are too many for choices are named, with the option that makes some of them', async () => {
  const labels = Array.from({ length: 60 }, (_, i) => `L${i}`);
  expect(await notesOfLabels(labels)).toEqual([
    'The values of "label" are shown as texts: there are more than 50, or they are long. If they are classes: --choices-column label=label',
  ]);
  expect(await notesOfLabels(labels, '--choices-column', 'label=label')).toEqual([]);
  expect(await notesOfLabels(labels.map((label) => `a sentence of ${label}`))).toEqual([]);
  expect(await notesOfLabels(labels.map((_, i) => `${i}.5`))).toEqual([]);
});

test('labels with control characters are named', async () => {
  expect(await notesOfLabels(['a\bb', 'c'])).toEqual([
    'The values of "label" are no choices of the label config: XML cannot hold "a\\bb".',
  ]);
});

test('of a class with a control character the input is what can be changed', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.conll': 'Ada\tB-P\u0007R\nran\tO\n\n' });
  const { code, stderr } = await lsimport(folder, ['check', 'a.conll', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stderr).toContain('help: Rename it in the input, without control characters.\n');
});
