import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { runCount } from '../../support/run-count.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';

// JSON in which members appear twice means what Python's json makes of it: the last value counts. JSON.parse knows that as well, so that what
// comes out must be what comes out of the same input as JSON.parse and JSON.stringify write it.

/** JSON as a text writes it: an object is the list of its members, of which some may have the same key. */
type Doc = string | number | boolean | null | Doc[] | Obj;
interface Obj {
  members: [key: string, value: Doc][];
}

function docOf(value: unknown): Doc {
  if (Array.isArray(value)) return value.map(docOf);
  if (typeof value !== 'object' || value === null) return value as Doc;
  return { members: Object.entries(value).map(([key, inner]) => [key, docOf(inner)]) };
}

function print(doc: Doc): string {
  if (Array.isArray(doc)) return `[${doc.map(print).join(', ')}]`;
  if (typeof doc !== 'object' || doc === null) return JSON.stringify(doc);
  return `{${doc.members.map(([key, value]) => `${JSON.stringify(key)}: ${print(value)}`).join(', ')}}`;
}

const result = {
  id: 'r1',
  from_name: 'c',
  to_name: 't',
  type: 'choices',
  value: { choices: ['a'], start: 1, end: 2 },
};
const samples = [
  {
    id: 5,
    data: { text: 'q', deep: { a: [1, { b: 2 }] } },
    predictions: [{ result: [result], score: 0.5 }],
    z: 1,
  },
  {
    data: { text: 'q' },
    completions: [{ id: 7, result: [result], lead_time: 1.5, was_cancelled: false }, { result: [] }],
    predictions: [{ model_version: null, result: [result, result], score: 1 }, { result: [] }],
    meta: { m: [1] },
  },
  {
    id: 3,
    data: { text: 'q' },
    annotations: [
      { id: 1, completed_by: 1, result: [result], created_at: '2020-01-01T00:00:00Z', ground_truth: true },
    ],
    predictions: [1, 2],
    drafts: [],
    inner_id: 1,
    total_annotations: 1,
    created_at: '2020-01-01T00:00:00Z',
    allow_skip: true,
  },
  { text: 'its own data', n: 1 },
];

/** All objects in a document. */
function objectsIn(doc: Doc): Obj[] {
  if (Array.isArray(doc)) return doc.flatMap(objectsIn);
  if (typeof doc !== 'object' || doc === null) return [];
  return [doc, ...doc.members.flatMap(([, value]) => objectsIn(value))];
}

/** Values of every type, some of which look like the end of what is around them. */
const others: unknown[] = [
  null,
  0,
  7,
  1.5,
  true,
  '',
  ']',
  ']}',
  '[{"result": []}]',
  'x",',
  {},
  { result: [] },
  { text: 'other', predictions: [] },
  [],
  [1],
  [null, { result: [] }],
  [{ result: [], score: 0.25, created_at: 1 }],
  [{ result: [result] }, { result: [] }, { score: 'x', result: {} }],
];

interface Repeat {
  object: number;
  member: number;
  before: boolean;
  value: unknown;
}

const repeats: fc.Arbitrary<Repeat[]> = fc.array(
  fc.record({
    object: fc.nat(),
    member: fc.nat(),
    before: fc.boolean(),
    value: fc.constantFrom(...others),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The sample with some of its members once more: before the first one, where its own value counts, or at the end. */
function repeat(sample: unknown, changes: Repeat[]): Doc {
  const doc = docOf(sample);
  for (const { object, member, before, value } of changes) {
    // Most of the time what lsimport itself looks at: the task and its entries.
    const objects = objectsIn(doc).filter(({ members }) => members.length > 0);
    const { members } = objects[object % 3 === 0 ? 0 : object % objects.length]!;
    const [key] = members[member % members.length]!;
    members.splice(before ? 0 : members.length, 0, [key, docOf(value)]);
  }
  return doc;
}

const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
/** Tasks around and between, of which nothing may come into the others. */
const neighbour = '{"data": {"text": "a neighbour"}}';

interface Run {
  name: string;
  /** The files of an input, given the texts of its tasks. */
  files: (tasks: string[]) => Record<string, string>;
  args: string[];
}

const list = (tasks: string[]) => ({ 'in.json': `[${tasks.join(',\n')}]` });
const lines = (tasks: string[]) => ({ 'in.jsonl': tasks.join('\n') });
const single = (tasks: string[]) =>
  Object.fromEntries(tasks.map((text, i) => [`d/${i}.json`, i % 2 ? text : `[${text}]`]));
const runs: Run[] = [
  { name: 'init', files: list, args: ['init', 'p', '-i', 'in.json'] },
  { name: 'init --compat 0.9', files: list, args: ['init', 'p', '-i', 'in.json', '--compat', '0.9'] },
  { name: 'init of jsonl', files: lines, args: ['init', 'p', '-i', 'in.jsonl'] },
  {
    name: 'init of json-dir',
    files: single,
    args: ['init', 'p', '-i', 'd', '--input-format', 'json-dir'],
  },
  { name: 'convert', files: list, args: ['convert', '-i', 'in.json', '-o', '-'] },
  { name: 'convert of jsonl', files: lines, args: ['convert', '-i', 'in.jsonl', '-o', '-'] },
  { name: 'convert --to jsonl', files: list, args: ['convert', '-i', 'in.json', '-o', '-', '--to', 'jsonl'] },
  {
    name: 'convert --to tasks-1.x',
    files: list,
    args: ['convert', '-i', 'in.json', '-o', '-', '--to', 'tasks-1.x'],
  },
];

/** What a run makes of the tasks, and what it finds in them. */
async function runOn(folder: string, { files, args }: Run, tasks: string[]) {
  rmSync(folder, { recursive: true, force: true });
  const around = tasks.flatMap((task) => [task, neighbour]);
  const input = files([neighbour, ...around]);
  writeFiles(folder, { 'c.xml': config, ...input });
  // Predictions get the date of the input.
  utimesSync(join(folder, args[args.indexOf('-i') + 1]!), 1_500_000_000, 1_500_000_000);
  const options = ['-l', 'c.xml', '--ids', 'renumber', '--invalid-tasks', 'keep'];
  const { code, stdout, stderr } = await lsimport(folder, [...args, ...options]);
  return {
    made: { code, stdout: args[0] === 'convert' ? stdout : '', project: readTree(join(folder, 'p')) },
    repeated: /^warning\[repeated-key\]/m.test(stderr),
  };
}

describe('a member that stands twice', () => {
  it.each(runs)('counts as its last one: $name', async (run) => {
    const folder = temporaryFolder();
    const change = fc.tuple(fc.constantFrom(...samples), repeats);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const texts = changes.map(([sample, repeats]) => print(repeat(sample, repeats)));
        const once = texts.map((text) => JSON.stringify(JSON.parse(text)));
        const { made, repeated } = await runOn(folder, run, texts);
        expect(made).toEqual((await runOn(folder, run, once)).made);
        expect(made.code).toBe(0);
        expect(repeated).toBe(true);
      }),
      { numRuns: runCount(40) },
    );
  });
});

it.each(['{}', '"]"', '"]}"', 'null', '[{"result": []}, 1]'])(
  'predictions that stand twice are the last ones, whatever the first are: %s',
  async (first) => {
    const folder = temporaryFolder();
    const task = `{"data": {"text": "a"}, "predictions": ${first}, "predictions": [{"result": []}], "z": 1}`;
    writeFiles(folder, { 't.json': `[${task}, {"data": {"text": "secret"}}]` });
    const { code, stdout, stderr } = await lsimport(folder, ['convert', 't.json', '-o', '-']);
    expect(JSON.parse(stdout)).toEqual([
      { id: 0, data: { text: 'a' }, predictions: [{ result: [] }], z: 1 },
      { id: 1, data: { text: 'secret' } },
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^warning\[repeated-key\]/),
    });
  },
);
