import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** As `docs_to_json` of spaCy 3.7 writes documents, with BILUO tags and, in "entities", the same in code points. */
const written = `[{"id": 0, "paragraphs": [{"raw": "\u{1F600} Ada Lovelace lived in London. She met P\u00e8re No\u00ebl.", "sentences": [
{"tokens": [{"id": 0, "orth": "\u{1F600}", "space": " ", "ner": "O"}, {"id": 1, "orth": "Ada", "space": " ", "ner": "B-PER"}, {"id": 2, "orth": "Lovelace", "space": " ", "ner": "L-PER"}, {"id": 3, "orth": "lived", "space": " ", "ner": "O"}, {"id": 4, "orth": "in", "space": " ", "ner": "O"}, {"id": 5, "orth": "London", "space": "", "ner": "U-LOC"}, {"id": 6, "orth": ".", "space": " ", "ner": "O"}], "brackets": []},
{"tokens": [{"id": 7, "orth": "She", "space": " ", "ner": "O"}, {"id": 8, "orth": "met", "space": " ", "ner": "O"}, {"id": 9, "orth": "P\u00e8re", "space": " ", "ner": "B-PER"}, {"id": 10, "orth": "No\u00ebl", "space": "", "ner": "L-PER"}, {"id": 11, "orth": ".", "space": "", "ner": "O"}], "brackets": []}], "cats": [], "entities": [[2, 14, "PER"], [24, 30, "LOC"], [40, 49, "PER"]], "links": []}]},
{"id": 1, "paragraphs": [{"raw": "Nothing  here.", "sentences": [{"tokens": [{"id": 0, "orth": "Nothing", "space": " ", "ner": "O"}, {"id": 1, "orth": " ", "space": "", "ner": "O"}, {"id": 2, "orth": "here", "space": "", "ner": "O"}, {"id": 3, "orth": ".", "space": "", "ner": "O"}], "brackets": []}], "cats": [], "entities": [], "links": []}]}]`;

interface Document {
  id: number;
  paragraphs: { raw?: string; entities?: [number, number, string][]; sentences: { tokens: object[] }[] }[];
}

async function convert(json: unknown, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'train.json': typeof json === 'string' ? json : JSON.stringify(json) });
  const args = [
    'convert',
    'train.json',
    '-l',
    'auto',
    '--to',
    'tasks-1.x',
    '-o',
    'out.json',
    '--json',
    ...more,
  ];
  const { code, stdout } = await lsimport(folder, args);
  const { diagnostics, skipped, format } = JSON.parse(stdout);
  const tasks: { data: { text: string }; annotations?: [{ result: { value: Mark }[] }] }[] =
    code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  const marks = tasks.map(({ annotations }) =>
    annotations?.[0].result.map(({ value: { start, end, labels } }) => [start, end, labels[0]]),
  );
  return { code, format, skipped, data: tasks.map(({ data }) => data), marks, found: diagnostics };
}

interface Mark {
  start: number;
  end: number;
  labels: string[];
}

const documents = JSON.parse(written) as Document[];
const entities = documents.map(({ paragraphs: [first] }) => first!.entities);

test('the tags of tokens are the spans that spaCy has', async () => {
  const { format, skipped, data, marks } = await convert(written);
  expect({ format, skipped }).toEqual({ format: 'spans-jsonl', skipped: {} });
  expect(data).toEqual(documents.map(({ id, paragraphs: [first] }) => ({ text: first!.raw, id })));
  expect(marks).toEqual(entities);
});

test('without "raw", as spaCy 2 wrote treebanks, tokens are joined, and what else they say is counted', async () => {
  const bare = documents.map(({ id, paragraphs }) => ({
    id,
    paragraphs: paragraphs.map(({ sentences }) => ({
      sentences: sentences.map(({ tokens }) => ({
        tokens: tokens.map((token) => ({ ...token, tag: 'NN' })),
        brackets: [],
      })),
    })),
  }));
  const { data, marks, skipped } = await convert(bare);
  expect(data).toEqual(documents.map(({ id, paragraphs: [first] }) => ({ text: first!.raw, id })));
  expect(marks).toEqual(entities);
  expect(skipped).toEqual({ 'members of tokens called "tag"': 16 });
});

const paragraph = (...tokens: object[]) => [
  { id: 0, paragraphs: [{ raw: 'Ada lived', sentences: [{ tokens }] }] },
];

test('a paragraph without tags has no annotation', async () => {
  const tagged = { orth: 'Ada', ner: 'U-PER' };
  const both = [...paragraph(tagged), ...paragraph({ orth: 'Ada', ner: '-' })];
  expect((await convert(both)).marks).toEqual([[[0, 3, 'PER']], undefined]);
});

test.each([
  [
    'a token that is not in the text',
    { orth: 'Bob', ner: 'O' },
    '/tokens/0/orth',
    'does not follow in "raw"',
  ],
  ['an odd tag', { orth: 'Ada', ner: 'PER' }, '/tokens/0/ner', 'BILUO'],
  ['a token without a text', { ner: 'O' }, '/tokens/0', 'no text in "orth"'],
])('%s is found at its place', async (_, token, path, says) => {
  const { code, found } = await convert([...paragraph({ orth: 'Ada', ner: 'U-PER' }), ...paragraph(token)]);
  expect({ code, found }).toMatchObject({
    code: 1,
    found: expect.arrayContaining([
      expect.objectContaining({
        code: 'label-malformed',
        path: expect.stringContaining(path),
        message: expect.stringContaining(says),
      }),
    ]),
  });
});
