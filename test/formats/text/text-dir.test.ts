import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const config = '<View><HyperText name="note" value="$note"/><TextArea name="comment" toName="note"/></View>';
const args = ['init', 'p', '-i', 'notes', '--input-format', 'text-dir', '-l', 'config.xml'];

async function importNotes(files: Record<string, string>): Promise<unknown[]> {
  const folder = temporaryFolder();
  writeFiles(join(folder, 'notes'), files);
  writeFiles(folder, { 'config.xml': config });
  expect(await lsimport(folder, args)).toMatchObject({ code: 0, stderr: '' });
  const tasks = readTasks(join(folder, 'p'));
  expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_task, i) => i));
  return tasks.map(({ data }) => data.note);
}

describe('text-dir', () => {
  it.each(casesOf('text-dir'))('%s', (name) => expectCase('text-dir', name));

  it('takes a file with a line longer than what is read at a time among others', async () => {
    const long = 'ćwir '.repeat(200_000).trim();
    expect(await importNotes({ 'a.txt': 'robin', 'b.txt': `${long}\nowl`, 'c.txt': 'wren\n' })).toEqual([
      ...['robin', long, 'owl', 'wren'],
    ]);
  });

  it('takes many files, some with more lines than fit into one batch', async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => `line ${i}`);
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, `file ${i}`]));
    const expected = Array.from({ length: 300 }, (_, i) => `file ${i}`).flatMap((text, i) =>
      i === 7 ? lines : [text],
    );
    expect(await importNotes({ ...files, '7.txt': lines.join('\n') })).toEqual(expected);
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'notes/a.txt': 'robin\n', 'notes/b.txt': 'owl\n', 'config.xml': config });
    await expectCleanInterrupt(folder, args);
  });
});

it('skips and counts the copies that editors and Office leave', async () => {
  const folder = temporaryFolder();
  const files = {
    'a.txt': 'owl\n',
    'a.txt~': 'old\n',
    'b.txt.bak': 'old\n',
    '~$c.txt': 'me\n',
    '~d.txt': 'wren\n',
  };
  writeFiles(join(folder, 'notes'), files);
  writeFiles(folder, { 'config.xml': config });
  const { code, stdout } = await lsimport(folder, [...args, '--json']);
  expect(code).toBe(0);
  expect(readTasks(join(folder, 'p')).map(({ data }) => data.note)).toEqual(['owl', 'wren']);
  expect(JSON.parse(stdout).skipped).toEqual({ 'backup files': 2, 'files ~$* of Office': 1 });
  const asked = await lsimport(folder, ['check', ...args.slice(2), '--include', '*.bak', '--json']);
  expect(JSON.parse(asked.stdout).tasks).toBe(1);
});

it('logs are texts, alone and in a folder that has nothing else', async () => {
  const folder = temporaryFolder();
  // As Python's logging writes it.
  const log = [1, 2, 3].map((n) => `2024-05-01 10:00:0${n},123 - root - ERROR - no answer\n`).join('');
  writeFiles(folder, { 'a.log': log, 'logs/a.log': log, 'logs/b.LOG': log });
  writeFiles(folder, { 'shop/a.png': '', 'shop/train.log': log });
  const check = (input: string) => lsimport(folder, ['check', input, '-l', 'auto']);
  expect((await check('a.log')).stdout).toContain('Checked 3 tasks');
  expect((await check('logs')).stdout).toContain('Checked 6 tasks');
  expect((await check('shop')).stderr).toContain('image-dir');
});
