import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const recorded = fixture('brat');
const read = (name: string) => readFileSync(join(recorded, name), 'utf8');
const expected: {
  spans: [label: string, parts: [start: number, end: number, words: string][]][];
  relations: [from: string, label: string, to: string][];
} = JSON.parse(read('expected.json'));

interface Result {
  id?: string;
  type: string;
  value: { start: number; end: number; text: string; labels: string[] };
  from_id: string;
  to_id: string;
  labels: string[];
}

async function convert(files: Record<string, string>, input: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const config = 'config.xml' in files ? 'config.xml' : 'auto';
  const options = [input, '-l', config, ...more];
  const { diagnostics, format, skipped } = JSON.parse(
    (await lsimport(folder, ['check', ...options, '--json'])).stdout,
  );
  const made = await lsimport(folder, ['convert', ...options, '-o', 'out.json', '--write-config', 'out.xml']);
  const out = join(folder, 'out.json');
  const tasks: { data: { text: string }; completions?: { result: Result[] }[] }[] = existsSync(out)
    ? JSON.parse(readFileSync(out, 'utf8'))
    : [];
  if (made.code === 0) {
    await lsimport(folder, ['convert', ...options, '--to', 'tasks-1.x', '-o', 'new.json']);
    const again = await lsimport(folder, ['check', 'new.json', '-l', 'out.xml', '--server', '1.x', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, diagnostics: [] });
  }
  return { folder, code: made.code, diagnostics, format, skipped, tasks };
}

test.each([
  ['a folder', 'in'],
  ['one file', 'in/news.ann'],
])('%s: spans, relations and events are those that brat-peek reads', async (_name, input) => {
  const files = { 'in/news.txt': read('news.txt'), 'in/news.ann': read('news.ann') };
  const { folder, tasks, diagnostics, format, skipped } = await convert(files, input);
  expect(format).toBe('brat');
  expect(tasks.map(({ data }) => data.text)).toEqual([files['in/news.txt']]);
  const { result } = tasks[0]!.completions![0]!;
  const spans = result.filter(({ type }) => type === 'labels');
  expect(spans.map(({ value: { start, end, text, labels } }) => [start, end, text, ...labels])).toEqual(
    expected.spans.flatMap(([label, parts]) => parts.map((part) => [...part, label])),
  );
  const words = (id: string) => spans.find((span) => span.id === id)!.value.text;
  const relations = result.filter(({ type }) => type === 'relation');
  expect(relations.map(({ from_id, to_id, labels }) => [words(from_id), ...labels, words(to_id)])).toEqual(
    expected.relations,
  );
  expect(diagnostics).toMatchObject([{ code: 'span-in-parts', file: 'in/news.ann', line: 4 }]);
  expect(skipped).toEqual({
    'relations without a direction (Equiv)': 1,
    'attributes called "Negation"': 1,
    'attributes called "Confidence"': 1,
    normalizations: 1,
    notes: 1,
  });
  const xml = readFileSync(join(folder, 'out.xml'), 'utf8');
  for (const label of ['Origin', 'Org1', 'Org2', 'About'])
    expect(xml).toContain(`<Relation value="${label}"/>`);
});

test('a text without annotations has none, an empty file of them is an annotation without regions; other files are counted', async () => {
  const files = {
    'in/a.txt': 'Ada',
    'in/a.ann': '',
    'in/b.txt': 'Bob',
    'in/annotation.conf': '[entities]\n',
  };
  const { tasks, skipped } = await convert({ ...files, 'config.xml': config }, 'in');
  expect(tasks).toEqual([
    { id: 0, data: { text: 'Ada' }, completions: [{ result: [] }] },
    { id: 1, data: { text: 'Bob' } },
  ]);
  expect(skipped).toEqual({ 'other files': 1 });
});

test('the files of BioNLP are read like one', async () => {
  const files = {
    'in/a.txt': 'IL-2 binds',
    'in/a.a1': 'T1\tProtein 0 4\tIL-2\n',
    'in/a.a2': 'T2\tBinding 5 10\tbinds\nE1\tBinding:T2 Theme:T1\n',
  };
  const { tasks, format } = await convert(files, 'in');
  expect(format).toBe('brat');
  expect(tasks[0]!.completions![0]!.result).toMatchObject([
    { value: { start: 0, end: 4, labels: ['Protein'] } },
    { value: { start: 5, end: 10, labels: ['Binding'] } },
    { from_id: '2', to_id: '1', labels: ['Theme'] },
  ]);
});

const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/></Labels></View>';

describe('what is wrong is found where it is', () => {
  test.each([
    ['a line of no kind', 'X1\tPER 0 3\tAda', 'label-malformed'],
    ['places that are none', 'T1\tPER 0\tAda', 'label-malformed'],
    ['a place beyond the text', 'T1\tPER 0 9\tAda', 'span-out-of-text'],
    ['a span that ends before it starts', 'T1\tPER 2 1\tAda', 'span-backwards'],
    ['a relation to no span', 'R1\tknows Arg1:T0 Arg2:T7', 'label-malformed'],
    ['a relation with one argument', 'R1\tknows Arg1:T0', 'label-malformed'],
    ['an event without a trigger', 'E1\tx y', 'label-malformed'],
    ['a label that the label config lacks', 'T1\tDOG 0 3\tAda', 'unknown-label'],
  ])('%s', async (_name, line, code) => {
    const files = { 'in/a.txt': 'Ada', 'in/a.ann': `T0\tPER 0 2\tAd\n${line}\n`, 'config.xml': config };
    const { diagnostics, code: exit } = await convert(files, 'in');
    expect(exit).toBe(1);
    expect(diagnostics).toMatchObject([{ code, file: 'in/a.ann', line: 2 }]);
  });

  test('other words than those of the text are a warning', async () => {
    const files = { 'in/a.txt': 'Ada', 'in/a.ann': 'T1\tPER 0 2\tXY\n', 'config.xml': config };
    const { diagnostics } = await convert(files, 'in');
    expect(diagnostics).toMatchObject([{ code: 'span-text-differs', file: 'in/a.ann', line: 1 }]);
  });

  test('annotations without their text', async () => {
    const { diagnostics } = await convert({ 'in/a.ann': 'T1\tPER 0 2\tAd\n', 'config.xml': config }, 'in');
    expect(diagnostics).toMatchObject([{ code: 'label-file-malformed', file: 'in/a.ann' }]);
  });
});

/** What each span marks. */
const marked = ({ completions }: { data: object; completions?: { result: Result[] }[] }) =>
  completions![0]!.result.map(({ value: { start, end, text, labels } }) => [start, end, text, ...labels]);

test('a span whose words are left out, or are blank, is what its place says', async () => {
  const files = { 'in/a.txt': 'Ada in Rome', 'in/a.ann': 'T1\tPER 0 3\nT2\tLOC 7 11\t\n' };
  const { tasks, diagnostics } = await convert(files, 'in');
  expect(diagnostics).toEqual([]);
  expect(tasks.map(marked)).toEqual([
    [
      [0, 3, 'Ada', 'PER'],
      [7, 11, 'Rome', 'LOC'],
    ],
  ]);
});

// Python's open() reads both characters of a line break as one.
test('offsets may count line breaks of two characters as one, which the words tell', async () => {
  const text = 'Ada 😀 left.\r\n\r\nBob\r\nCy saw Ada.\r\n';
  const counted = text.replaceAll('\r\n', '\n');
  const place = (word: string, from = 0) => {
    const at = [...counted.slice(0, counted.indexOf(word, from))].length;
    return `${at} ${at + word.length}\t${word}`;
  };
  const lines = [`T1\tPER ${place('Ada')}`, `T2\tPER ${place('Bob')}`, `T3\tPER ${place('Ada', 9)}`];
  const { tasks, diagnostics } = await convert(
    { 'in/a.txt': text, 'in/a.ann': `${lines.join('\n')}\n` },
    'in',
  );
  expect(diagnostics).toEqual([]);
  expect(tasks[0]!.data.text).toBe(text);
  expect(tasks.map(marked)).toEqual([
    [
      [0, 3, 'Ada', 'PER'],
      [text.indexOf('Bob'), text.indexOf('Bob') + 3, 'Bob', 'PER'],
      [text.lastIndexOf('Ada'), text.lastIndexOf('Ada') + 3, 'Ada', 'PER'],
    ],
  ]);
});

test('words that fit neither way are said to differ', async () => {
  const files = { 'in/a.txt': 'Ada\r\nBob\r\nCy\r\n', 'in/a.ann': 'T1\tPER 5 8\tBob\nT2\tPER 8 10\tCy\n' };
  const { diagnostics } = await convert(files, 'in');
  expect(diagnostics).toMatchObject([{ code: 'span-text-differs', line: 2 }]);
});
