import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jqCommand } from '../../../src/diagnostics/jq-command.ts';
import { mayHoldRecords, whatHoldsRecords } from '../../../src/formats/json/not-records.ts';
import type { Json } from '../../../src/json/json.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(json: unknown, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(json), 'c.xml': config });
  const args = ['check', 'a.json', '--json', ...(options.length > 0 ? options : ['-l', 'auto'])];
  const { code, stdout } = await lsimport(folder, args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; message: string }[] };
  return { code, found: diagnostics.filter((one) => one.code !== 'refused'), folder };
}

const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';

// As DataFrame({"text": ["a b", "c"]}).to_json(orient=...) of pandas 3.1 writes it.
const tables = {
  columns: { text: { 0: 'a b', 1: 'c' } },
  index: { 0: { text: 'a b' }, 1: { text: 'c' } },
  split: { columns: ['text'], index: [0, 1], data: [['a b'], ['c']] },
  table: {
    schema: { fields: [{ name: 'index', type: 'integer' }], primaryKey: ['index'], pandas_version: '1.4.0' },
    data: [{ index: 0, text: 'a b' }],
  },
};

describe.each(Object.entries(tables))('a table of pandas by %s is refused by name', (orient, table) => {
  test.each([[['-l', 'auto']], [['-l', 'c.xml']]])('with %j', async (options) => {
    const { code, found } = await check(table, ...options);
    expect({ code, found }).toMatchObject({
      code: 1,
      found: [{ code: 'json-not-records', message: expect.stringContaining(`orient="${orient}"`) }],
    });
  });
});

test('a list of tasks in "data" is refused by name', async () => {
  const { code, found } = await check({ data: [{ text: 'a' }, { text: 'b' }] });
  expect({ code, found }).toMatchObject({ code: 1, found: [{ code: 'json-not-records' }] });
});

test.each([
  ['tasks', { tasks: [{ id: 1, data: { text: 'a' } }], total: 1, total_annotations: 0 }],
  [
    'tasks',
    {
      tasks: [
        { id: 1, data: { text: 'a' } },
        { id: 2, data: { text: 'b' } },
      ],
      total_predictions: 0,
      total: 2,
    },
  ],
  ['results', { count: 1, next: null, previous: null, results: [{ id: 1, data: { text: 'a' } }] }],
])('a page of an API with a list in "%s" is refused by name', async (list, page) => {
  for (const options of [
    ['-l', 'auto'],
    ['-l', 'c.xml'],
  ]) {
    const { code, found } = await check(page, ...options);
    const message = expect.stringContaining(`a list in "${list}"`);
    expect({ code, found }).toMatchObject({ code: 1, found: [{ code: 'json-not-records', message }] });
  }
});

const byId = { 1: { data: { text: 'a' } }, 2: { data: { text: 'b' } } };

test.each([
  ['an object whose members are tasks', byId],
  ['an object with tasks as members of "tasks"', { tasks: byId }],
  ['an object with tasks as members of "tasks"', { tasks: byId, total: 2 }],
  ['an object with tasks as members of "results"', { count: 2, next: null, results: byId }],
  ['an object with tasks as members of "tasks"', { tasks: { 1: { text: 'a' } } }],
  ['an object with tasks as members of "items"', { items: { first: { data: { text: 'a' } } } }],
])('%s is refused by name', async (what, tasks) => {
  for (const config of ['auto', 'c.xml']) {
    const { code, found } = await check(tasks, '-l', config);
    const message = expect.stringContaining(`This is ${what}, not a list of tasks.`);
    expect({ code, found }).toMatchObject({ code: 1, found: [{ code: 'json-not-records', message }] });
  }
});

test.each([
  ['data with one member like a task', { task: { data: { text: 'a' } } }],
  ['data with tasks and more', { text: 'q', tasks: byId }],
  ['a task', { data: { text: 'a' } }],
  ['bare data', { text: 'a', meta: { 0: 'x' } }],
  ['data with an object of one member', { note: { 0: 'owl' } }],
  ['data with objects', { a: { x: '1' }, b: { y: '2' } }],
  ['a task with an empty list', { data: { text: 'q' }, results: [], count: 0 }],
  ['bare data with an empty list', { text: 'q', results: [], count: 0 }],
  ['bare data with a list and its count', { text: 'q', results: [{ a: 1 }], count: 1 }],
  ['bare data with tasks and more', { text: 'q', tasks: [{ id: 1 }], total: 1 }],
  ['data with a list of tasks', { text: 'a', tasks: [{ name: 'x' }] }],
])('%s is one task', async (_, task) => {
  const { code, found } = await check([task]);
  expect({ code, found }).toEqual({ code: 0, found: [] });
  expect(await check(task)).toMatchObject({ code: 0, found: [] });
});

test('-l auto says of tasks without data what they have there', async () => {
  const { code, found } = await check([{ data: ['a'] }, { data: 'b' }, 3]);
  expect(code).toBe(1);
  expect(found.map((one) => one.code)).toEqual(['data-not-object', 'data-not-object', 'task-not-object']);
});

test.each([
  ['a.jsonl', '{"data":[{"text":"x"}]}\n{"data":[{"text":"y"}]}\n', "jq -c '.data[]' a.jsonl > NEW.jsonl"],
  ['b.json', '[{"data":[{"text":"x"}]}]', "jq -c '.[].data[]' b.json > NEW.jsonl"],
  // Lines of old Macs, which JSON Lines does not have.
  ['c.jsonl', '{"text":"x"}\r{"text":"y"}\r', "tr '\\r' '\\n' < c.jsonl > NEW.jsonl"],
])('%s is refused with the command that makes tasks of it', async (name, text, command) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { code, stdout } = await lsimport(folder, ['check', name, '-l', 'auto']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(command) });
});

test('--compat 0.9 takes any object for a task, as Label Studio 0.9.1', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(tables.columns) });
  const args = ['init', 'p', '-i', 'a.json', '--compat', '0.9'];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(folder, 'p/tasks.json'), 'utf8'))).toMatchObject({
    0: { data: tables.columns },
  });
});

describe('a glance at the bytes', () => {
  const glance = (text: string) => mayHoldRecords(Buffer.from(text));
  const letters = fc.constantFrom(
    'data',
    'columns',
    'index',
    'schema',
    'fields',
    'id',
    '0',
    '1',
    'a"d',
    'tasks',
    'total',
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(0, 'data', '"data":[', '}', null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(letters, tie('value'), { maxKeys: 4 }),
    ),
  }));

  test('misses no file that holds records', () => {
    fc.assert(
      fc.property(fc.dictionary(letters, value, { maxKeys: 4 }), fc.constantFrom(0, 1), (object, indent) => {
        if (whatHoldsRecords(object)) expect(glance(JSON.stringify(object, null, indent))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a key with an escape', '{"\\u0064\\u0061\\u0074\\u0061":[{"a":1}],"b":1}'],
    ['blanks', '{ "b" : 1, "data" :\n\t[ {} ] , "c": 2\n}'],
    ['a key that comes twice', '{"0":1,"0":{"a":2}}'],
  ])('sees %s', (_, text) => {
    expect(whatHoldsRecords(JSON.parse(text))).toBeDefined();
    expect(glance(text)).toBe(true);
  });

  test.each([
    ['a task with predictions', '{"data":{"a":"b"},"predictions":[{"result":[]}]}'],
    ['bare data', '{"a": "\\u00e9", "b": "}"\n}'],
    ['an object without members', '{}'],
  ])('need not have %s parsed', (_, text) => expect(glance(text)).toBe(false));
});

test.each([
  [
    {
      count: 2,
      results: [
        { id: 1, text: 'a' },
        { id: 2, text: 'b' },
      ],
    },
    'jq .results a.json > tasks.json',
  ],
  [
    { 1: { text: 'a' }, 2: { text: 'b' } },
    "To get the list, without its keys: jq '[.[]]' a.json > tasks.json",
  ],
  [
    { tasks: { 1: { data: { text: 'a' } }, 2: { data: { text: 'b' } } } },
    "jq '[.tasks[]]' a.json > tasks.json",
  ],
])('the help has the command that makes a list: %j', async (json, command) => {
  const { code, found } = await check(json);
  expect(code).toBe(1);
  expect(found).toMatchObject([{ code: 'json-not-records', help: expect.stringContaining(command) }]);
});

test.each([
  ['my answer.json.gz', "gzip -dc 'my answer.json.gz' | jq .data"],
  ['<stdin>', 'jq .data FILE'],
])('the command for %s reads what is there', (file, command) =>
  expect(jqCommand('.data', file)).toBe(command),
);
