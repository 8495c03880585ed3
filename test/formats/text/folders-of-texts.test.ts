import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(files: Record<string, string>, input: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, [...autoArguments(input), ...more]);
  const { format, notes, diagnostics } = JSON.parse(stdout);
  const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    ...{ code, format, diagnostics, notes: notes.join('\n') as string },
    ...(code === 0 && { tasks: JSON.parse(textOf('t.json')), config: textOf('c.xml') }),
  };
}

const labelling = ['--label-from-folder', 'label', '--choices-column', 'label=label'];

/** As sklearn.datasets.load_files has it: a folder for each category, with files whose names do not matter. */
const newsgroups = {
  'news/alt.atheism/49960': 'From: ann\n\nNo.\n',
  'news/alt.atheism/51060': 'From: bob\n\nYes.\n',
  'news/sci.space/59497': 'From: cy\n\nOrbit.\n',
};

test('20 Newsgroups: files without endings in the folders of their classes', async () => {
  const { code, format, notes, config } = await convert(newsgroups, 'news');
  expect({ code, format }).toEqual({ code: 0, format: 'text-dir' });
  expect(notes).toContain('in folders that may be classes');
  expect(notes).toContain(
    'The choices of the label config are the names of the folders: "alt.atheism", "sci.space"; --label-from-folder label --choices-column label=label labels each task with its own; --text-mode file makes one task of each file.',
  );
  expect(config).toMatch(
    /<Choices name="label"[^>]*>\s*<Choice value="alt.atheism"\/>\s*<Choice value="sci.space"\/>/,
  );
  const { tasks, diagnostics } = await convert(newsgroups, 'news', ...labelling, '--text-mode', 'file');
  expect(diagnostics).toEqual([]);
  type Task = { data: { label: string; text: string }; annotations: { result: { value: object }[] }[] };
  expect(
    (tasks as Task[]).map(({ data, annotations }) => [data.text, annotations[0]!.result[0]!.value]),
  ).toEqual([
    ['From: ann\n\nNo.\n', { choices: ['alt.atheism'] }],
    ['From: bob\n\nYes.\n', { choices: ['alt.atheism'] }],
    ['From: cy\n\nOrbit.\n', { choices: ['sci.space'] }],
  ]);
});

/** As aclImdb has it, whose README says: the folders pos and neg have the reviews, named [id]_[rating].txt. */
const reviews = {
  'imdb/train/pos/0_9.txt': 'Good film.',
  'imdb/train/neg/1_2.txt': 'Bad film.',
  'imdb/test/neg/0_3.txt': 'Too long.',
};

test('IMDB: reviews in folders pos and neg', async () => {
  const { format, notes, config } = await convert(reviews, 'imdb');
  expect(format).toBe('text-dir');
  expect(notes).toContain('the names of the folders: "neg", "pos"');
  expect(config).toContain('<Choice value="pos"/>');
  const { tasks } = await convert(reviews, 'imdb', ...labelling);
  expect(tasks.map(({ data }: { data: object }) => data)).toEqual([
    { text: 'Too long.', label: 'neg' },
    { text: 'Bad film.', label: 'neg' },
    { text: 'Good film.', label: 'pos' },
  ]);
});

test('IMDB with all that is beside the reviews: the options that take these alone', async () => {
  const all = {
    ...reviews,
    'imdb/imdb.vocab': 'the\nand\n',
    'imdb/train/urls_pos.txt': 'http://www.imdb.com/title/tt0453418/usercomments\n',
    'imdb/train/unsup/0_0.txt': 'Nobody rated it.',
  };
  const { notes } = await convert(all, 'imdb');
  const include = `--include '**/neg/*' --include '**/pos/*'`;
  expect(notes).toContain(
    `The folders "neg" and "pos" look like classes: ${include} ${labelling.join(' ')} labels`,
  );
  const only = ['--include', '**/neg/*', '--include', '**/pos/*', ...labelling];
  const { tasks, diagnostics } = await convert(all, 'imdb', ...only);
  expect(diagnostics).toEqual([]);
  expect(tasks).toHaveLength(3);
});

test.each([
  ['lists of JSON', { 'in/a/1': '[1]', 'in/b/2': '{}' }],
  ['files beside the folders', { 'in/a/1': 'x', 'in/2': 'y' }],
])('%s without endings are not taken for texts in classes', async (_, files) => {
  expect((await convert(files, 'in')).notes).not.toContain('may be classes');
});
