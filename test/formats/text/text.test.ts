import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const config = '<View><Text name="note" value="$note"/><TextArea name="comment" toName="note"/></View>';
const options = ['--input-format', 'text', '-l', 'config.xml'];

async function importText(text: string): Promise<unknown[]> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'birds.txt': text, 'config.xml': config });
  const ending = await lsimport(folder, ['init', 'p', '-i', 'birds.txt', ...options]);
  expect(ending).toMatchObject({ code: 0, stderr: '' });
  const tasks = readTasks(join(folder, 'p'));
  expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_task, i) => i));
  return tasks.map(({ data }) => data.note);
}

describe('text', () => {
  it.each(casesOf('text'))('%s', (name) => expectCase('text', name));

  // "Unicode Text" of Excel is UTF-16 with tabs; the emotions of Kaggle have semicolons and no header.
  it.each([
    ['tabs', Buffer.from('\ufefftext\tlabel\r\nowl\tbird\r\ncat\tmammal\r\n', 'utf16le'), true],
    ['semicolons', 'i feel humiliated;sadness\nim grabbing a minute;anger\n'.repeat(5), true],
    ['commas', 'owl,bird\n'.repeat(10), true],
    ['a sentence with a comma each', 'Well, no.\nHm, yes.\nOh, my.\n', false],
    ['one line', 'a\tb\n', false],
    ['verses', 'Roses are red; violets are blue\nSugar is sweet; so are you\n', false],
    ['semicolons in two lines', 'to be;or not\nto do;or not\n', false],
    ['many sentences with a comma each', 'Well, no.\n'.repeat(12), false],
  ])('says that lines look like a table: %s', async (_what, text, said) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.txt': text, 'config.xml': config });
    const { stdout } = await lsimport(folder, ['check', 'a.txt', '-l', 'config.xml', '--json']);
    const { format, notes } = JSON.parse(stdout);
    expect(format).toBe('text');
    expect(
      notes.join().includes('--input-format csv reads the columns as data keys, with --no-header if'),
    ).toBe(said);
  });

  it('takes a line longer than what is read at a time', async () => {
    const long = 'ptak \u{1f426} '.repeat(100_000).trim();
    expect(await importText(`robin\n${long}\r\nowl\n`)).toEqual(['robin', long, 'owl']);
  });

  it('takes more lines than fit into one batch, more bytes than are read at a time', async () => {
    const lines = Array.from({ length: 25_000 }, (_, i) =>
      `sparrow number ${i} ${'ćwir '.repeat(i % 30)}`.trim(),
    );
    expect(await importText(lines.join('\n'))).toEqual(lines);
  });

  it('takes blank lines when they are to be kept', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'birds.txt': '\nrobin\n \n', 'config.xml': config });
    await lsimport(folder, ['init', 'p', '-i', 'birds.txt', ...options, '--blank-lines', 'keep']);
    expect(readTasks(join(folder, 'p')).map(({ data }) => data.note)).toEqual(['', 'robin', '']);
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'birds.txt': 'robin\n'.repeat(30_000), 'config.xml': config });
    await expectCleanInterrupt(folder, ['init', 'p', '-i', 'birds.txt', ...options]);
  });
});

it('a note says that the lines of a text are JSON', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': '{"text": "owl"}\n{"text": "wren"}\n', 'b.txt': '{owl}\n{wren}\n' });
  const check = (file: string) => lsimport(folder, ['check', file, '-l', 'auto']);
  expect((await check('a.txt')).stderr).toContain('--input-format jsonl reads their keys as data keys');
  expect((await check('b.txt')).stderr).not.toContain('jsonl');
});

describe('paragraphs that an editor broke into lines', () => {
  // The first words of pg1342.txt of Project Gutenberg, as it has them.
  const prose = [
    'It is a truth universally acknowledged, that a single man in possession',
    'of a good fortune must be in want of a wife.',
    '',
    'However little known the feelings or views of such a man may be on his',
    'first entering a neighbourhood, this truth is so well fixed in the minds',
    'of the surrounding families, that he is considered as the rightful',
    'property of some one or other of their daughters.',
    '',
    'This was invitation enough for Mr. and Mrs. Bennet, who were then at the',
    'window, and had seen the carriage of a young man who had come down from',
    'the north of England to look at the place with much delight in it all.',
    '',
  ];
  const note = 'For a task per paragraph: --text-mode paragraph';

  it.each(['a.txt', 'd'])('are noted with the option for them: %s', async (input) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.txt': prose.join('\n'), 'd/a.txt': prose.join('\r\n') });
    const args = ['check', input, '-l', 'auto'];
    expect((await lsimport(folder, args)).stderr).toContain(note);
    const asked = await lsimport(folder, [...args, '--text-mode', 'paragraph']);
    expect(asked.stderr).not.toContain(note);
    expect(asked.stdout).toContain('Checked 3 tasks');
  });

  it.each([
    ['sentences', prose.map((line) => line.replace(/\w$/, '$&.').replace(/,$/, '.'))],
    ['verses', prose.map((line, i) => (line === '' ? '' : line.slice(0, 20 + ((i * 7) % 50))))],
    ['one paragraph', prose.slice(3, 7)],
    ['lines of their own', prose.filter((line) => line !== '')],
  ])('are not seen in %s', async (_, lines) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.txt': lines.join('\n') });
    expect((await lsimport(folder, ['check', 'a.txt', '-l', 'auto'])).stderr).not.toContain(note);
  });
});
