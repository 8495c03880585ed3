import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

const ada = '-DOCSTART- -X- O O\n\nAda NNP I-NP B-PER\nleft VBD I-VP O\n\nShe PRP I-NP O\n\n';
const bob = '-DOCSTART- -X- O O\n\nBob NNP I-NP B-PER\nstayed VBD I-VP O\nhome NN I-NP O\n\n';
const nobody = 'Nobody NN I-NP O\nleft VBD I-VP O';
const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/></Labels></View>';

/** Converts what is in `in/`, or an input in the folder, and gives each text with its spans. */
async function convert(files: Record<string, string | Buffer>, input = 'in', label = 'auto') {
  const folder = temporaryFolder();
  writeFiles(folder, { 'ner.xml': config, ...files });
  const args = ['convert', input, '-l', label, '-o', 'out.json'];
  const { stderr } = await lsimport(folder, args);
  const run = await lsimport(folder, [...args, '--json', '--force']);
  const { format, skipped } = JSON.parse(run.stdout);
  const tasks = run.code === 0 ? JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) : [];
  const texts = tasks.map((task: Task) => [
    task.data.text,
    ...(task.completions?.[0]?.result ?? []).map(({ value: { text, labels } }) => `${labels}: ${text}`),
  ]);
  return { code: run.code, format, skipped, texts, stderr };
}

interface Task {
  data: { text: string };
  completions?: { result: { value: { text: string; labels: string[] } }[] }[];
}

const texts = [['Ada left', 'PER: Ada'], ['She'], ['Bob stayed home', 'PER: Bob']];

describe('folders of CoNLL files', () => {
  // The CoNLL export of Label Studio of one task.
  it.each(['result.conll', 'a.bio'])('with one sentence in a file called %s', async (name) => {
    const one = '-DOCSTART- -X- O\nAda -X- _ B-PER\nleft -X- _ O\n';
    const { format, texts } = await convert({ [`in/${name}`]: one, 'in/README.md': 'x' });
    expect({ format, texts }).toEqual({ format: 'conll', texts: [['Ada left', 'PER: Ada']] });
  });

  it.each([
    ['as CoNLL-2003 has them', 'eng.testa', 'eng.train'],
    ['called .txt', 'test.txt', 'train.txt'],
    ['called .conll', 'emerging.dev.conll', 'wnut17train.conll'],
    ['in folders', 'a/data.bio', 'b/data.tsv'],
  ])('%s', async (_, first, second) => {
    const files = { [`in/${first}`]: ada, [`in/${second}`]: bob };
    for (const label of ['auto', 'ner.xml'])
      expect(await convert(files, 'in', label)).toMatchObject({ code: 0, format: 'conll', texts });
  });

  it('says why', async () => {
    expect((await convert({ 'in/a.txt': ada, 'in/b.txt': bob })).stderr).toContain(
      'Reading in as conll, because the lines of its files have a token and a BIO tag each (override with --input-format).',
    );
  });

  it('an archive', async () => {
    const zip = zipOf([
      { name: 'test.txt', content: ada },
      { name: 'train.txt', content: bob },
    ]);
    expect(await convert({ 'in.zip': zip }, 'in.zip')).toMatchObject({ code: 0, format: 'conll', texts });
  });

  it('a file in which no token is in a span, and a list of tags, which is named', async () => {
    const files = { 'in/labels.txt': 'O\nB-PER\nI-PER\n', 'in/none.txt': nobody, 'in/train.txt': bob };
    const found = await convert(files);
    expect(found).toMatchObject({
      code: 0,
      format: 'conll',
      skipped: { 'text files without tokens and tags': 1 },
    });
    expect(found.texts).toEqual([['Nobody left'], ['Bob stayed home', 'PER: Bob']]);
    expect(found.stderr).toContain('Skipped 1 text file without tokens and tags: in/labels.txt.');
  });

  it('not folders of texts, of which one is tagged', async () => {
    const files = { 'in/a.txt': bob, 'in/b.txt': 'Bob stayed.\n', 'in/c.txt': 'Ada left.\n' };
    expect(await convert(files)).toMatchObject({ code: 0, format: 'text-dir' });
  });
});

it('a file with a line without a tag is read, and the line reported', async () => {
  const folder = temporaryFolder();
  const broken = `${bob}Ann NNP I-NP B-PER\nLondon\n\n`;
  writeFiles(folder, { 'in/test.txt': ada, 'in/train.txt': broken });
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).diagnostics).toContainEqual(
    expect.objectContaining({ code: 'tag-malformed', file: 'in/train.txt', line: 8 }),
  );
});
