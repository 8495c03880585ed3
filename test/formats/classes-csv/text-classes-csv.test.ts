import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';

/** The columns of train.csv of the Jigsaw Toxic Comment Classification Challenge on Kaggle. */
const header = 'id,comment_text,toxic,severe_toxic,obscene,threat,insult,identity_hate\n';
const rows =
  '0000997932d777bf,"Explanation\nWhy the edits made, ""under"" my name?",0,0,0,0,0,0\n' +
  '0002bcb3da6cb337,You are such a fool.,1,1,0,0,1,0\n';

it('comments of Jigsaw', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'train.csv': header + rows });
  const args = ['convert', 'train.csv', '-l', 'auto', '--labels-as', 'predictions', '--to', 'tasks-1.x'];
  const made = await lsimport(folder, [...args, '-o', 't.json', '--write-config', 'c.xml', '--json']);
  const { format, diagnostics, skipped } = JSON.parse(made.stdout);
  expect({ format, diagnostics, skipped }).toEqual({
    ...{ format: 'text-classes-csv', diagnostics: [], skipped: {} },
  });
  const checked = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(checked.stdout).diagnostics).toEqual([]);
  const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  const choices = ['toxic', 'severe_toxic', 'insult'];
  expect(tasks).toMatchObject([
    {
      data: { text: 'Explanation\nWhy the edits made, "under" my name?', id: '0000997932d777bf' },
      predictions: [{ result: [] }],
    },
    {
      data: { text: 'You are such a fool.', id: '0002bcb3da6cb337' },
      predictions: [{ result: [{ from_name: 'choice', to_name: 'text', value: { choices } }] }],
    },
  ]);
  expect(readFileSync(join(folder, 'c.xml'), 'utf8')).toMatch(
    /<Choices name="choice" toName="text" choice="multiple">\s*<Choice value="toxic"\/>/,
  );
});

it('a cell that is not 1 or 0, and a row without a text, are errors at their places', async () => {
  const text = `${header}${rows}x,One more text here,2,0,0,0,0,0\ny,,0,0,0,0,0,0\n`;
  const { errors } = await checkInput(
    { 'train.csv': text },
    'train.csv',
    '--input-format',
    'text-classes-csv',
  );
  expect(errors).toMatchObject([
    { code: 'label-malformed', line: 5, message: expect.stringContaining('it is "2", not 1 or 0') },
    { code: 'label-malformed', line: 6, message: expect.stringContaining('it has no text') },
  ]);
});

it.each([
  ['two columns beside a text, which may say anything of it', 'text,is_test,reviewed\nOne two three,1,0\n'],
  ['two texts', 'question,answer,a,b,c\nHow are you,I am fine,1,0,0\n'],
  ['a column of data', 'text,stars,a,b,c\nHow are you,five,1,0,0\n'],
])('%s: rows', async (_, text) => {
  expect((await checkInput({ 't.csv': text }, 't.csv')).format).toBe('csv');
});

it('is for the rows where the label config asks for something else', async () => {
  const config = (choice: string) =>
    `<View><Text name="t" value="$comment_text"/><Choices name="c" toName="t" choice="multiple"><Choice value="${choice}"/></Choices></View>`;
  const formatFor = async (choice: string) =>
    (await checkInput({ 't.csv': header + rows, 'c.xml': config(choice) }, 't.csv', '-l', 'c.xml')).format;
  expect(await formatFor('Positive')).toBe('csv');
  expect(await formatFor('toxic')).toBe('text-classes-csv');
});

it('a row without a text can be put aside by itself', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'train.csv': `${header}${rows}y,,0,0,0,0,0,0\n` });
  const args = ['convert', 'train.csv', '-l', 'auto', '-o', 't.json', '--json'];
  const { code, stdout } = await lsimport(folder, [
    ...args,
    '--invalid-tasks',
    'skip',
    '--rejected',
    'r.jsonl',
  ]);
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tasks: 3, rejected: 1 });
  expect(readFileSync(join(folder, 'r.jsonl'), 'utf8')).toContain('it has no text');
});

it('ids that count 0 and 1 are no class', async () => {
  const text = 'id,text,toxic,threat,insult\n0,How are you,0,0,0\n1,You are bad,1,0,1\n2,I am fine,0,0,0\n';
  const { format, errors } = await checkInput({ 't.csv': text }, 't.csv');
  expect({ format, errors }).toEqual({ format: 'text-classes-csv', errors: [] });
});
