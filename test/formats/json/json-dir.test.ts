import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const args = ['init', 'p', '-i', 'birds', '--input-format', 'json-dir'];

async function importFolder(files: Record<string, unknown>): Promise<unknown[]> {
  const folder = temporaryFolder();
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]);
  writeFiles(join(folder, 'birds'), Object.fromEntries(texts));
  expect(await lsimport(folder, args)).toMatchObject({ code: 0, stderr: '' });
  const tasks = readTasks(join(folder, 'p'));
  expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_task, i) => i));
  return tasks.map(({ data }) => data);
}

describe('json-dir', () => {
  it.each(casesOf('json-dir'))('%s', (name) => expectCase('json-dir', name));

  it('takes a file with a task longer than what is read at a time among others', async () => {
    const long = { note: 'ćwir '.repeat(200_000) };
    const short = { note: 'robin' };
    expect(await importFolder({ '1.json': short, '2.json': [short, long], '3.json': short })).toEqual([
      ...[short, short, long, short],
    ]);
  });

  it('takes many files, one with more tasks than fit into one batch', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => ({ note: `sparrow number ${i}` }));
    const files = Array.from({ length: 300 }, (_, i) => (i === 7 ? many : { note: `file ${i}` }));
    const named = Object.fromEntries(files.map((value, i) => [`${i}.json`, value]));
    expect(await importFolder(named)).toEqual(files.flat());
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'birds/a.json': '{"note": "robin"}', 'birds/b.json': '{"note": "owl"}' });
    await expectCleanInterrupt(folder, args);
  });
});
