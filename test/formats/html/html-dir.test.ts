import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const args = ['init', 'p', '-i', 'in', '--input-format', 'html-dir', '-l', 'config.xml'];
const config = '<View><HyperText name="h" value="$page"/><TextArea name="note" toName="h"/></View>';

describe('html-dir', () => {
  it.each(casesOf('html-dir'))('%s', (name) => expectCase('html-dir', name));

  it('takes a very long page', async () => {
    const folder = temporaryFolder();
    const page = `<p>${'ň & ś '.repeat(100_000)}</p>`;
    writeFiles(folder, { 'in/a.html': page, 'config.xml': config });
    expect((await lsimport(folder, args)).code).toBe(0);
    const tasks = JSON.parse(readFileSync(join(folder, 'p/tasks.json'), 'utf8'));
    expect(tasks[0].data.page).toBe(page);
  });

  it('looks for a charset only where browsers do', async () => {
    const folder = temporaryFolder();
    const meta = '<meta charset=latin1>';
    writeFiles(folder, {
      'in/near.html': `${' '.repeat(1000)}${meta}<p>é`,
      'in/far.html': `${' '.repeat(1010)}${meta}<p>é`,
      // ASCII is the same in nearly all charsets.
      'in/ascii.html': `${meta}<p>e`,
      'config.xml': config,
    });
    const { stdout } = await lsimport(folder, [...args, '--json']);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([
      { code: 'page-charset', file: join('in', 'near.html'), column: 1015 },
    ]);
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.html': '<p/>', 'in/b.html': '<p/>', 'config.xml': config });
    await expectCleanInterrupt(folder, args);
  });
});
