import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// SQuAD is written in Python: `context[answer_start:answer_start + len(text)] == text` (rajpurkar.github.io/SQuAD-explorer), in code points.
const context = '\u{1F600} The school has a Catholic character. Père Ada.';
const startOf = (text: string) => [...context.slice(0, context.indexOf(text))].length;
const answer = (text: string) => ({ text, answer_start: startOf(text) });

const questions = [
  {
    ...{ id: 'q1', question: 'What character?', is_impossible: false },
    answers: [answer('Catholic'), answer('Catholic'), answer('a Catholic character')],
  },
  {
    ...{ id: 'q2', question: 'Who?', is_impossible: true, answers: [] },
    plausible_answers: [answer('Père Ada')],
  },
];
const squad = (qas: unknown) =>
  JSON.stringify({ version: 'v2.0', data: [{ title: 'T', paragraphs: [{ qas, context }] }] });

const spans = [
  ['Catholic', 'Answer'],
  ['a Catholic character', 'Answer'],
];

async function convert(name: string, text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const options = ['-l', 'auto', '--write-config', 'c.xml', '--to', 'tasks-1.x', '-o', 'out.json', '--json'];
  const { stdout } = await lsimport(folder, ['convert', name, ...options]);
  const { format, skipped, diagnostics } = JSON.parse(stdout);
  const tasks: { data: { text: string }; annotations: { result: { value: Mark }[] }[] }[] = JSON.parse(
    readFileSync(join(folder, 'out.json'), 'utf8'),
  );
  const marksOf = ({ data, annotations }: (typeof tasks)[number]) =>
    annotations[0]!.result.map(({ value: { start, end, text, labels } }) => {
      // 1.x counts code points.
      expect([...data.text].slice(start, end).join('')).toBe(text);
      return [text, ...labels];
    });
  return {
    ...{ format, skipped, diagnostics },
    data: tasks.map(({ data }) => data),
    marks: tasks.map(marksOf),
    config: readFileSync(join(folder, 'c.xml'), 'utf8'),
  };
}

interface Mark {
  start: number;
  end: number;
  text: string;
  labels: string[];
}

test('each question of a file of SQuAD is a task with its answers', async () => {
  const { config, ...found } = await convert('train.json', squad(questions));
  expect(found).toEqual({
    format: 'spans-jsonl',
    skipped: { 'spans that are there twice': 1 },
    diagnostics: [],
    data: [
      { text: context, title: 'T', id: 'q1', question: 'What character?', is_impossible: false },
      {
        ...{ text: context, title: 'T', id: 'q2', question: 'Who?', is_impossible: true },
        plausible_answers: [answer('Père Ada')],
      },
    ],
    marks: [spans, []],
  });
  expect(config).toContain('<Text name="question" value="$question"/>');
});

// As `load_dataset("squad")` has them.
test('rows of Hugging Face are the same', async () => {
  const rows = questions.map(({ id, question, answers }) => ({
    ...{ id, title: 'T', context, question },
    answers: { text: answers.map(({ text }) => text), answer_start: answers.map((one) => one.answer_start) },
  }));
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const { format, marks, diagnostics } = await convert('train.jsonl', lines);
  expect({ format, marks, diagnostics }).toEqual({
    format: 'spans-jsonl',
    marks: [spans, []],
    diagnostics: [],
  });
});

test('answers that are not in the text, and questions that are none, are located', async () => {
  const folder = temporaryFolder();
  const config =
    '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="Answer"/></Labels></View>';
  const broken = [
    { id: '1', question: 'a', answers: [{ text: 'school', answer_start: 0 }] },
    { id: '2', question: 'b', answers: [{ text: 'school', answer_start: 'six' }] },
    { id: '3', answers: 'school' },
  ];
  writeFiles(folder, { 'a.json': squad(broken), 'c.xml': config });
  const { stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--json']);
  const found = JSON.parse(stdout).diagnostics.map((one: { code: string; path: string; task: number }) => [
    ...[one.code, one.path, one.task],
  ]);
  expect(found).toEqual([
    ['span-text-differs', '/answers/0', 0],
    ['span-unit-guessed', '/answers/0', 0],
    ['label-malformed', '/answers/0', 1],
    ['label-malformed', '', 2],
  ]);
});
