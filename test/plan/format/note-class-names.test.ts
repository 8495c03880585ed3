import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** As the cards of huggingface.co/datasets have it. */
const card = `---
dataset_info:
  features:
  - name: text
    dtype: string
  - name: label
    dtype:
      class_label:
        names:
          '0': neg
          '1': it's
---
`;
const feature = { names: ['neg', "it's"], _type: 'ClassLabel' };
const features = { text: { dtype: 'string', _type: 'Value' }, label: feature };
const lines = '{"text": "Good", "label": 1}\n{"text": "Bad", "label": 0}\n{"text": "New", "label": -1}\n';

async function notesOn(files: Record<string, string>, input: string, config = 'auto') {
  const folder = temporaryFolder();
  const own = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  writeFiles(folder, { ...files, 'own.xml': own });
  const { stdout } = await lsimport(folder, ['check', input, '-l', config, '--json']);
  const notes: string[] = JSON.parse(stdout).notes;
  return { folder, notes: notes.filter((note) => note.includes('numbers of classes')) };
}

const said = (file: string) =>
  `The values of "label" are numbers of classes, whose names are in ${file}: neg, it's; `;

test.each([
  ['README.md', card],
  ['dataset_info.json', JSON.stringify({ features })],
  ['dataset_infos.json', JSON.stringify({ plain: { description: '', features } })],
])('names of classes in %s are said, with a command', async (name, text) => {
  const { folder, notes } = await notesOn(
    { 'in/train.jsonl': lines, [`in/${name}`]: text },
    'in/train.jsonl',
  );
  expect(notes).toEqual([expect.stringContaining(`${said(`in/${name}`)}to have these: jq -c `)]);
  const [, command] = /to have these: (.*)$/.exec(notes[0]!)!;
  execFileSync('sh', ['-c', command!], { cwd: folder });
  const made = readFileSync(join(folder, 'named.jsonl'), 'utf8');
  expect(
    made
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).label),
  ).toEqual(["it's", 'neg', null]);
});

/** What jq makes of lines with the command that is said of them. */
async function follow(text: string) {
  const { folder, notes } = await notesOn({ 'a.jsonl': text, 'README.md': card }, 'a.jsonl');
  const [, command] = /to have these: (.*)$/.exec(notes[0]!)!;
  return spawnSync('sh', ['-c', command!], { cwd: folder, encoding: 'utf8' });
}

test('the command takes numbers that are texts, and does not drop numbers and texts that have no name', async () => {
  const asTexts = await follow('{"text": "Good", "label": "1"}\n{"text": "New", "label": "-1"}\n');
  expect(asTexts).toMatchObject({ status: 0, stderr: '' });
  const many = '{"text": "Good", "label": 1}\n'.repeat(2000);
  for (const [label, error] of [
    ['2', 'no name for 2'],
    ['"good"', 'jq: error'],
  ])
    expect((await follow(`${many}{"text": "Odd", "label": ${label}}\n`)).stderr).toContain(error);
});

test.each([
  ['a folder', { 'in/train.jsonl': lines }, 'in'],
  ['a table', { 'in/train.csv': 'text,label\nGood,1\nBad,0\n' }, 'in/train.csv'],
])('and for %s without one', async (_, files, input) => {
  for (const config of ['auto', 'own.xml']) {
    const { notes } = await notesOn({ ...files, 'in/README.md': card }, input, config);
    expect(notes).toEqual([
      `${said('in/README.md')}to label with these, write them in place of the numbers.`,
    ]);
  }
});

test.each([
  ['names', '{"text": "Good", "label": "neg"}\n', card],
  ['numbers beyond them', '{"text": "Good", "label": 2}\n', card],
  ['nothing', '{"text": "Good"}\n', card],
  ['numbers, without names', lines, '# Reviews\n'],
])('of data with %s nothing is said', async (_, text, readme) => {
  expect((await notesOn({ 'a.jsonl': text, 'README.md': readme }, 'a.jsonl')).notes).toEqual([]);
});
