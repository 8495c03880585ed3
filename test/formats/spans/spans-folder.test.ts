import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/><Label value="Answer"/></Labels></View>';

const line = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const ada = { text: 'Ada left.', label: [[0, 3, 'PER']] };
const bob = { text: 'So did Bob.', label: [[7, 10, 'PER']] };
const squad = (question: string) =>
  JSON.stringify({
    version: 'v2.0',
    data: [
      {
        title: 'Ada',
        paragraphs: [
          {
            context: 'Ada lived in London.',
            qas: [{ id: question, question, answers: [{ text: 'London', answer_start: 13 }] }],
          },
        ],
      },
    ],
  });

/** Converts what is in `in/`, or an input in the folder, and gives the format, the notes, and each text with its spans. */
async function convert(files: Record<string, string | Buffer>, input = 'in', ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'ner.xml': config, ...files });
  const named = more.includes('-l') ? more : ['-l', 'auto', ...more];
  const run = await lsimport(folder, ['convert', input, ...named, '-o', 'out.json', '--json']);
  const { format, skipped, notes, diagnostics } = JSON.parse(run.stdout);
  const tasks = run.code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  const texts = tasks.map((task: { data: { text: string }; completions?: { result: Region[] }[] }) => [
    task.data.text,
    ...(task.completions?.[0]?.result ?? []).map(({ value: { text, labels } }) => `${labels}: ${text}`),
  ]);
  return { code: run.code, format, skipped, notes, diagnostics, texts };
}

interface Region {
  value: { text: string; labels: string[] };
}

const both = [
  ['Ada left.', 'PER: Ada'],
  ['So did Bob.', 'PER: Bob'],
];

describe('folders of texts with spans', () => {
  it.each([
    ['files of several annotators', { 'in/ada.jsonl': line(ada), 'in/bob.jsonl': line(bob) }],
    [
      'folders, with files beside them that are none',
      { 'in/a/ada.json': line(ada), 'in/b/bob.ndjson': line(bob), 'in/README.md': '# Names\n' },
    ],
  ])('%s', async (_, files) => {
    for (const named of [[], ['--input-format', 'spans-jsonl'], ['-l', 'ner.xml']])
      expect(await convert(files, 'in', ...named)).toMatchObject({
        code: 0,
        format: 'spans-jsonl',
        texts: both,
      });
  });

  it('says what they are', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/ada.jsonl': line(ada), 'in/bob.jsonl': line(bob) });
    const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(stderr).toContain(
      'Reading in as spans-jsonl, because the lines of its files have spans in "label" (override with --input-format).',
    );
  });

  it('a part in which nothing was marked yet', async () => {
    const files = { 'in/ada.jsonl': line(ada), 'in/none.jsonl': line({ text: 'Nobody.', label: [] }) };
    const found = await convert(files);
    expect(found).toMatchObject({ format: 'spans-jsonl', texts: [['Ada left.', 'PER: Ada'], ['Nobody.']] });
  });

  it('a part without spans leaves all of them rows', async () => {
    const files = { 'in/ada.jsonl': line(ada), 'in/other.jsonl': line({ text: 'Nobody.', mood: 'calm' }) };
    expect(await convert(files)).toMatchObject({ code: 0, format: 'table-dir' });
  });

  it('SQuAD', async () => {
    const files = { 'in/train-v2.0.json': squad('Where?'), 'in/dev-v2.0.json': squad('Why?') };
    const answers = [
      ['Ada lived in London.', 'Answer: London'],
      ['Ada lived in London.', 'Answer: London'],
    ];
    for (const named of [[], ['--input-format', 'spans-jsonl'], ['-l', 'ner.xml']])
      expect(await convert(files, 'in', ...named)).toMatchObject({ format: 'spans-jsonl', texts: answers });
  });

  it('SQuAD without a place for its answers is refused, with what to do', async () => {
    const folder = temporaryFolder();
    const choices = config.replaceAll('Labels', 'Choices').replaceAll('Label ', 'Choice ');
    writeFiles(folder, { 'in/dev.json': squad('Where?'), 'choices.xml': choices });
    const { code, stderr } = await lsimport(folder, [
      'check',
      'in',
      '-l',
      'choices.xml',
      '--input-format',
      'auto',
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('<Labels> for a <Text>')]);
    expect(stderr).not.toContain('does not read labels of this kind');
  });

  it('lists of records are found by name only, which is said', async () => {
    const files = { 'in/a.json': JSON.stringify([ada]), 'in/b.json': JSON.stringify([bob]) };
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(stderr).toContain('use --input-format spans-jsonl to import their labels');
    expect(await convert(files, 'in', '--input-format', 'spans-jsonl')).toMatchObject({
      code: 0,
      texts: both,
    });
  });

  it('an archive', async () => {
    const parts = { 'admin.jsonl': line(ada), 'bob.jsonl': line(bob) };
    const packed = zipOf(Object.entries(parts).map(([name, content]) => ({ name, content })));
    expect(await convert({ 'in.zip': packed }, 'in.zip')).toMatchObject({
      format: 'spans-jsonl',
      texts: both,
    });
  });

  it.each(['folder', 'archive'])('Parquet in a %s', async (kind) => {
    const parquet = readFileSync(join(fixture('spans-jsonl'), 'tags.parquet'));
    const parts = ['train-00000-of-00002.parquet', 'train-00001-of-00002.parquet'];
    const files =
      kind === 'folder'
        ? Object.fromEntries(parts.map((name) => [`in/data/${name}`, parquet]))
        : { 'in.zip': zipOf(parts.map((name) => ({ name: `data/${name}`, content: parquet }))) };
    const input = kind === 'folder' ? 'in' : 'in.zip';
    for (const named of [[], ['--input-format', 'spans-jsonl']]) {
      const { code, format, texts } = await convert(files, input, ...named);
      const rows = [
        ['Ada left', 'PER: Ada'],
        ['So did Bob', 'PER: Bob'],
      ];
      expect([code, format, texts]).toEqual([0, 'spans-jsonl', [...rows, ...rows]]);
    }
  });

  const tagged = line({ tokens: ['Ada', 'left'], ner_tags: [1, 0] });

  it.each([
    ['beside the files', 'in/data/id2label.json'],
    ['above them', 'in/id2label.json'],
  ])('names of tags %s', async (_, names) => {
    const files = {
      [names]: '{"0": "O", "1": "B-PER"}',
      'in/data/a.jsonl': tagged,
      'in/data/b.jsonl': tagged,
    };
    const ann = ['Ada left', 'PER: Ada'];
    expect(await convert(files)).toMatchObject({ code: 0, format: 'spans-jsonl', texts: [ann, ann] });
  });
});
