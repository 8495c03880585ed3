import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const text = 'Ada lived in London.';

async function convert(record: object) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': `${JSON.stringify({ text, ...record })}\n` });
  const { stdout } = await lsimport(folder, ['convert', 'a.jsonl', '-l', 'auto', '--to', 'tasks-1.x']);
  const [task] = JSON.parse(stdout) as { annotations?: { result: { value: object }[] }[] }[];
  return task!.annotations?.[0]?.result.map(({ value }) => value);
}

const city = { start: 13, end: 19, text: 'London', labels: ['LOC'] };

test.each([
  // What the language services of Azure answer.
  { entities: [{ text: 'London', category: 'LOC', offset: 13, length: 6 }] },
  // Project files of Azure for custom entities have no words.
  { labels: [{ category: 'LOC', offset: 13, length: 6 }] },
  { entities: [{ offset: '13', length: '6', type: 'LOC' }] },
  { annotations: [{ tag: 'LOC', start: 13, end: 19 }] },
  // A label is what is called so.
  { spans: [{ tag: 'NNP', label: 'LOC', start: 13, end: 19 }] },
])('%j has a span', async (record) => {
  expect(await convert(record)).toEqual([city]);
});

test.each([
  { words: [{ tag: 'NNP', start: 0, end: 3 }] },
  { sentences: [{ category: 'news', offset: 0, length: 20 }] },
  { entities: [{ length: 6, type: 'LOC' }] },
])('%j has none', async (record) => {
  expect(await convert(record)).toBeUndefined();
});
