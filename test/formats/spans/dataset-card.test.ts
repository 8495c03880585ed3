import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const records = '{"tokens": ["Ada", "in", "Rome"], "pos_tags": [1, 0, 1], "ner_tags": [1, 0, 2]}\n';

/** As the cards of huggingface.co/datasets/eriktks/conll2003 and others have it: `dataset_info` of one or of several configurations. */
const card = (nerTags: string) => `---
language:
- en
dataset_info:
  config_name: plain
  features:
  - name: tokens
    sequence: string
  - name: pos_tags
    sequence:
      class_label:
        names:
          '0': B-X
          '1': NNP
  - name: ner_tags
${nerTags}
  splits:
  - name: train
    num_bytes: 100
---

# Names
`;

const sequence = `    sequence:
      class_label:
        names:
          '0': O
          '1': "B-PER"
          '2': 'B-LOC'`;

async function convert(files: Record<string, string | Buffer>, input: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const run = await lsimport(folder, ['convert', input, '-l', 'auto', '-o', 'out.json', '--json', ...more]);
  const { notes, skipped, diagnostics } = JSON.parse(run.stdout);
  const tasks = run.code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  const spans = tasks.flatMap((task: { completions?: { result: { value: object }[] }[] }) =>
    (task.completions?.[0]?.result ?? []).map(({ value }) => value),
  );
  return { notes, skipped, spans, codes: diagnostics.map(({ code }: { code: string }) => code) };
}

const wanted = [
  { start: 0, end: 3, text: 'Ada', labels: ['PER'] },
  { start: 7, end: 11, text: 'Rome', labels: ['LOC'] },
];

test.each([
  ['a sequence', sequence],
  ['a list', sequence.replace('sequence:', 'list:')],
  ['keys without quotes', sequence.replaceAll(/'(\d)'/g, '$1')],
])('tags have the names that a card has for %s, which is said', async (_, nerTags) => {
  const text = card(nerTags);
  for (const files of [{ 'README.md': text }, { 'README.md': text.replaceAll('\n', '\r\n') }]) {
    const { notes, skipped, spans } = await convert({ 'train.jsonl': records, ...files }, 'train.jsonl');
    expect(spans).toEqual(wanted);
    expect(notes).toContain(
      'The names of the tags are those in README.md beside train.jsonl: O, B-PER, B-LOC.',
    );
    expect(skipped).toEqual({});
  }
});

test('in a folder the card is above the data, and is not counted as another file', async () => {
  const files = { 'in/data/train.jsonl': records, 'in/README.md': card(sequence) };
  const { notes, skipped, spans } = await convert(files, 'in');
  expect(spans).toEqual(wanted);
  expect(notes).toContain('The names of the tags are those in in/README.md: O, B-PER, B-LOC.');
  expect(skipped).toEqual({});
});

test('--tag-names takes a card', async () => {
  const files = { 'train.jsonl': records, 'cards/README.md': card(sequence) };
  const { spans } = await convert(files, 'train.jsonl', '--tag-names', 'cards/README.md');
  expect(spans).toEqual(wanted);
});

test('other files of names go before the card', async () => {
  const files = {
    'train.jsonl': records,
    'README.md': card(sequence),
    'id2label.json': '["O", "B-ORG", "B-LOC"]',
  };
  expect((await convert(files, 'train.jsonl')).spans).toMatchObject([
    { labels: ['ORG'] },
    { labels: ['LOC'] },
  ]);
});

test.each<[string, string | Buffer]>([
  ['without YAML', '# Names\n'],
  ['whose YAML does not end', card(sequence).replace(/\n---[\s\S]*$/, '')],
  ['with names of nothing but other layers', card('    sequence: int32')],
  ['with features outside of its YAML', `---\na: b\n---\n${card(sequence)}`],
  ['that is not UTF-8', Buffer.from(card(sequence).replace('# Names', '# Größe'), 'latin1')],
])('a README %s names no tags', async (_, readme) => {
  const { codes } = await convert({ 'in/train.jsonl': records, 'in/README.md': readme }, 'in');
  expect(codes).toEqual(['tag-without-name']);
});

test('a folder that is called README.md is none', async () => {
  const { codes } = await convert(
    { 'train.jsonl': records, 'README.md/train.jsonl': records },
    'train.jsonl',
  );
  expect(codes).toEqual(['tag-without-name']);
});
