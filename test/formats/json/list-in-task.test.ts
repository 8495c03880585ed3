import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What `check --json` notes of a file; the folder has the file still. */
async function notesOf(json: unknown, { file = 'a.json', config = 'auto', lines = false } = {}) {
  const folder = temporaryFolder();
  const text = lines
    ? (json as unknown[]).map((one) => JSON.stringify(one)).join('\n')
    : JSON.stringify(json);
  writeFiles(folder, { [file]: text, 'c.xml': config });
  const choice = config === '' ? [] : ['-l', config === 'auto' ? 'auto' : 'c.xml'];
  const { stdout } = await lsimport(folder, ['check', '-i', file, '--json', ...choice]);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  return { folder, note: notes.find((one) => one.includes(' is one task, ')) };
}

const article = (title: string) => ({ source: { id: null, name: 'BBC' }, title, content: `${title}.` });
const articles = [article('Storm'), article('Market')];
const post = (title: string) => ({ kind: 't3', data: { title, id: title } });

const messages = [
  { id: 1, type: 'service', actor: 'Ann', action: 'phone_call', text: '' },
  { id: 2, type: 'message', from: 'Ann', text: ['see ', { type: 'link', text: 'https://x.example' }] },
];

// As NewsAPI, Elasticsearch, GeoJSON, Reddit, Jupyter and Telegram write them.
const answers: [string, string, object, object[]][] = [
  ['.articles', 'articles', { status: 'ok', totalResults: 2, articles }, articles],
  ['.hits.hits', 'hits.hits', { took: 5, hits: { total: { value: 2 }, hits: articles } }, articles],
  ['.features', 'features', { type: 'FeatureCollection', features: articles }, articles],
  [
    '.data.children',
    'data.children',
    { kind: 'Listing', data: { after: 't3_x', children: [post('cat'), post('dog')] } },
    [post('cat'), post('dog')],
  ],
  ['.cells', 'cells', { cells: articles, metadata: { kernelspec: {} }, nbformat: 4 }, articles],
  ['.messages', 'messages', { name: 'Family', type: 'personal_chat', id: 4, messages }, messages],
  [`'.["my-items"]'`, 'my-items', { status: 'ok', 'my-items': articles }, articles],
  [`'.a["it'\\''s \\"\\\\(x)"]'`, 'a.it\'s "\\(x)', { n: 1, a: { 'it\'s "\\(x)': articles } }, articles],
];

describe('a file with one object that holds a list of records', () => {
  test.each(answers)(
    '%s: a note has the command that makes a task of each',
    async (program, way, json, items) => {
      for (const file of ['a.json', 'the news.json']) {
        const { folder, note } = await notesOf(json, { file });
        const name = file === 'a.json' ? file : "'the news.json'";
        const command = `jq ${program} ${name} > tasks.json`;
        expect(note).toBe(
          `${file} is one task, with a list of 2 objects in ${JSON.stringify(way)}. If each of them is a task: ${command}`,
        );
        execFileSync('sh', ['-c', command], { cwd: folder });
        expect(JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'))).toEqual(items);
      }
    },
  );

  test('without a label config, and with one that asks for what only the records have', async () => {
    const config = '<View><Text name="t" value="$title"/><TextArea name="a" toName="t"/></View>';
    for (const given of ['', config])
      expect((await notesOf({ status: 'ok', articles }, { config: given })).note).toContain('jq .articles');
  });
});

test.each([
  [
    'an object of 2 objects with the same keys',
    { t1: { text: 'Hello', by: 'a' }, t2: { text: 'World', by: 'b' } },
    [
      { text: 'Hello', by: 'a' },
      { text: 'World', by: 'b' },
    ],
  ],
  // As MultiWOZ has its dialogues.
  [
    'an object of 2 objects with the same keys',
    { 'a.json': { goal: {}, log: [{ text: 'Hello' }] }, 'b.json': { goal: {}, log: [{ text: 'World' }] } },
    [
      { goal: {}, log: [{ text: 'Hello' }] },
      { goal: {}, log: [{ text: 'World' }] },
    ],
  ],
  // As DataFrame.to_dict("list") of pandas and Dataset.to_dict of Hugging Face give it.
  [
    'an object of 2 lists with 3 values each, like the columns of 3 rows',
    { text: ['Hello', 'World', ''], label: [0, 1, null] },
    [
      { text: 'Hello', label: 0 },
      { text: 'World', label: 1 },
      { text: '', label: null },
    ],
  ],
])('%s: a note has the command that makes a task of each', async (what, json, tasks) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(json) });
  const { stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  const [, command] = / is one task, .*If each of them is a task: (.*)\n/.exec(stderr)!;
  expect(stderr).toContain(`note: a.json is one task, ${what}. If each of them is a task: jq `);
  execFileSync('sh', ['-c', command!], { cwd: folder });
  expect(JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'))).toEqual(tasks);
});

const shown = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
const repeated =
  '<View><Repeater on="$articles" indexFlag="{{i}}"><Text name="t{{i}}" value="$articles[{{i}}].title"/><TextArea name="a{{i}}" toName="t{{i}}"/></Repeater></View>';
const chat = [
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Hello' },
];

test.each([
  ['a dialogue', { id_chat: 1, messages: chat }, ['auto', '']],
  ['a label config that finds all it asks for', { text: 'a', articles }, [shown]],
  ['a label config that shows the list', { articles }, [repeated]],
  ['a task with an id', { id: 1, data: { text: 'a', articles } }, ['auto', shown]],
  ['a task with predictions', { data: { text: 'a', articles }, predictions: [] }, ['auto', shown]],
  ['two lists', { text: 'a', articles, users: [{ name: 'x' }] }, ['auto', '']],
  ['a list of one', { text: 'a', articles: [article('a')] }, ['auto', '']],
  ['a list of texts', { text: 'a', tags: ['x', 'y'] }, ['auto', '']],
  ['objects with other keys', { a: { text: 'x', n: 1 }, b: { text: 'y', m: 2 } }, ['auto', '']],
  ['objects of numbers', { min: { x: 1, y: 2 }, max: { x: 3, y: 4 } }, ['auto', '']],
  ['lists beside a text', { text: 'a', tags: ['x', 'y'], ids: [1, 2] }, ['auto', '']],
  ['a list of tasks', [{ text: 'a', articles }], ['auto', shown, '']],
])('there is no note for %s', async (_, json, configs) => {
  for (const config of configs) expect((await notesOf(json, { config })).note).toBeUndefined();
});

test('there is no note for lines with lists', async () => {
  const json = [
    { text: 'a', results: articles },
    { text: 'b', results: articles },
  ];
  expect((await notesOf(json, { file: 'a.jsonl', lines: true })).note).toBeUndefined();
});
