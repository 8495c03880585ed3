import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const options = ['-i', 'birds.tsv', '--input-format', 'tsv', '-l', 'config.xml', '--header'];

function folderWith(tsv: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'birds.tsv': tsv,
    'config.xml': '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
  });
  return folder;
}

describe('tsv', () => {
  it.each(casesOf('tsv'))('%s', (name) => expectCase('tsv', name));

  it('takes a cell longer than what is read at a time and more rows than are read at a time', async () => {
    const texts = [
      'ptak \u{1f426}, '.repeat(100_000),
      ...Array.from({ length: 40_000 }, (_, i) => `wren; ${i}`),
    ];
    const folder = folderWith(`text\tn\n${texts.map((text, i) => `${text}\t0${i}\n`).join('')}`);
    expect(await lsimport(folder, ['init', 'p', ...options])).toMatchObject({ code: 0, stderr: '' });
    expect(readTasks(join(folder, 'p')).map(({ data }) => data)).toEqual(
      texts.map((text, i) => ({ text, n: `0${i}` })),
    );
  });

  it('leaves nothing behind when it is interrupted', async () => {
    await expectCleanInterrupt(folderWith(`text\tn\n${'robin\t1\n'.repeat(200_000)}`), [
      'init',
      'p',
      ...options,
    ]);
  });
});
