import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const options = ['-i', 'links.txt', '--input-format', 'urls', '-l', 'config.xml'];

function folderWith(links: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'links.txt': links,
    'config.xml': '<View><Image name="i" value="$picture"/><TextArea name="note" toName="i"/></View>',
  });
  return folder;
}

describe('urls', () => {
  it.each(casesOf('urls'))('%s', (name) => expectCase('urls', name));

  it('takes a URL longer than what is read at a time and more lines than are read at a time', async () => {
    const links = [
      `https://example.com/?x=${'a'.repeat(1_000_000)}`,
      ...Array.from({ length: 30_000 }, (_, i) => `https://example.com/owls/${i}.jpg`),
    ];
    const folder = folderWith(links.join('\n'));
    expect(await lsimport(folder, ['init', 'p', ...options])).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p')).map(({ data }) => data.picture)).toEqual(links);
  });

  it('skips lines that are no URL when they are to be skipped', async () => {
    const folder = folderWith('https://example.com/a.jpg\na.jpg\n/data/a.jpg?d=x\nC:\\owls\\a.jpg\n');
    const ending = await lsimport(folder, ['init', 'p', ...options, '--invalid-tasks', 'skip']);
    expect(ending).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p')).map(({ data }) => data.picture)).toEqual([
      'https://example.com/a.jpg',
      '/data/a.jpg?d=x',
    ]);
  });

  it('leaves nothing behind when it is interrupted', async () => {
    await expectCleanInterrupt(folderWith('https://example.com/a.jpg\n'.repeat(100_000)), [
      'init',
      'p',
      ...options,
    ]);
  });
});

it('takes keys in buckets to the letter, and refuses those that Label Studio cannot open', async () => {
  const folder = temporaryFolder();
  const keys = ['s3://b/im 1.png', 'gs://b/a+b#c.png', 'azure-blob://c/x%20y.png'];
  writeFiles(folder, {
    'config.xml': '<View><Image name="i" value="$image"/><TextArea name="note" toName="i"/></View>',
    'in.txt': keys.join('\n'),
  });
  const args = ['convert', 'in.txt', '-l', 'config.xml', '--to', 'jsonl'];
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect(code).toBe(0);
  expect(stderr).not.toContain('warning');
  const links = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).data.image);
  expect(links).toEqual(keys);
  writeFiles(folder, { 'in.txt': 's3://b/im?1.png\ns3://b//im.png\n' });
  const refused = await lsimport(folder, [...args, '--json']);
  expect(refused.code).toBe(1);
  const { diagnostics } = JSON.parse(refused.stderr);
  const found = diagnostics.map(({ code: name, line }: { code: string; line: number }) => [name, line]);
  expect(found).toEqual([
    ['key-not-shown', 1],
    ['key-not-shown', 2],
  ]);
});
