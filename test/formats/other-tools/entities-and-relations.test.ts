import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Each in the shape that its data set has. Café: what counts bytes would be seen.
const tokens = ['Ada', 'saw', 'Café', 'Noir', '.', 'She', 'left', '.'];

/** What the command in the help makes of them. */
const expected = (second: [number, number, string, string]) => [[0, 3, 'Ada', 'PER'], second, 'in'];
const cafe: [number, number, string, string] = [8, 17, 'Café Noir', 'LOC'];

const docred = {
  title: 'Ada',
  sents: [tokens.slice(0, 5), tokens.slice(5)],
  vertexSet: [
    [{ name: 'Ada', sent_id: 0, pos: [0, 1], type: 'PER' }],
    [{ name: 'She', sent_id: 1, pos: [0, 1], type: 'PER' }],
  ],
  labels: [{ h: 0, t: 1, r: 'in', evidence: [0] }],
};
const tacred = {
  id: 'e1',
  docid: 'd',
  relation: 'in',
  token: tokens,
  subj_start: 0,
  subj_end: 0,
  obj_start: 2,
  obj_end: 3,
  subj_type: 'PER',
  obj_type: 'LOC',
  stanford_ner: tokens.map(() => 'O'),
};
const entities = [
  { type: 'PER', start: 0, end: 1 },
  { type: 'LOC', start: 2, end: 4 },
];
const spert = { tokens, entities, relations: [{ type: 'in', head: 0, tail: 1 }], orig_id: 5 };
const pubannotation = {
  text: tokens.join(' '),
  denotations: [
    { id: 'T1', span: { begin: 0, end: 3 }, obj: 'PER' },
    { id: 'T2', span: { begin: 8, end: 17 }, obj: 'LOC' },
  ],
  relations: [{ id: 'R1', pred: 'in', subj: 'T1', obj: 'T2' }],
};

test.each<[string, object, unknown[]]>([
  ['documents of DocRED', [docred], expected([20, 23, 'She', 'PER'])],
  ['sentences of TACRED', [tacred], expected(cafe)],
  ['sentences of SpERT', [spert], expected(cafe)],
  ['annotations of PubAnnotation or TextAE', pubannotation, expected(cafe)],
  [
    'spans of texts below their labels',
    { text: tokens.join(' '), entities: { PER: [[0, 3]], LOC: [[8, 17]] } },
    expected(cafe).slice(0, 2),
  ],
  [
    'spans of texts below their labels',
    { text: tokens.join(' '), label: 'x', entities: { PER: [[0, 3]], LOC: [[8, 17]] } },
    expected(cafe).slice(0, 2),
  ],
])('%s are named, and the command in the help makes spans of them', async (name, value, labels) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(value) });
  const { stdout, stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect(stderr + stdout).toContain(`This file looks like ${name}.`);
  expect(stderr + stdout).not.toContain('--input-format spans-jsonl');
  const command = /(jq -c .* > spans\.jsonl), and/.exec(stderr + stdout)![1]!;
  execFileSync('sh', ['-c', command.replace('FILE', 'a.json')], { cwd: folder });
  const made = await lsimport(folder, ['convert', 'spans.jsonl', '-l', 'auto', '--to', 'tasks-1.x']);
  const [task] = JSON.parse(made.stdout);
  const results: {
    value?: { start: number; end: number; text: string; labels: string[] };
    labels?: string[];
  }[] = task.annotations[0].result;
  const found = results.map(({ value, labels: [kind] = [] }) =>
    value ? [value.start, value.end, value.text, ...value.labels] : kind,
  );
  expect(found).toEqual(labels);
});

test.each<[string, object]>([
  [
    'a data set of AutoML',
    {
      annotations: [
        { text_extraction: { text_segment: { start_offset: 0, end_offset: 3 } }, display_name: 'PER' },
      ],
      text_snippet: { content: 'Ada lived.' },
    },
  ],
  [
    'a project of Azure AI Language',
    {
      projectFileVersion: '2022-05-01',
      stringIndexType: 'Utf16CodeUnit',
      metadata: { projectKind: 'CustomEntityRecognition' },
      assets: {
        documents: [
          { location: 'a.txt', entities: [{ labels: [{ category: 'PER', offset: 0, length: 3 }] }] },
        ],
      },
    },
  ],
  [
    'documents of BigBio',
    {
      document_id: '1',
      passages: [{ id: '1', type: 'title', text: ['Ada lived.'], offsets: [[0, 10]] }],
      entities: [{ id: '2', type: 'PER', text: ['Ada'], offsets: [[0, 3]] }],
    },
  ],
])('%s is named', async (name, value) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': JSON.stringify(value) });
  const { stdout, stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect(stderr + stdout).toContain(`This file looks like ${name}.`);
});

test('a list of texts whose spans are called annotations can be read', async () => {
  const folder = temporaryFolder();
  const record = { content: 'Ada lived.', annotations: [{ tag: 'PER', start: 0, end: 3, value: 'Ada' }] };
  writeFiles(folder, { 'a.json': JSON.stringify([record]) });
  const { stderr } = await lsimport(folder, ['check', 'a.json', '-l', 'auto']);
  expect(stderr).toContain('use --input-format spans-jsonl to import their labels');
  const made = await lsimport(folder, ['convert', 'a.json', '-l', 'auto', '--input-format', 'spans-jsonl']);
  expect(made.stdout).toContain('"PER"');
});
