import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What one line of cmd.txt comes to, in expected.json: its exit code, and words that must be there, or must not, on either stream. */
interface Expected {
  code: number;
  says: string[];
  never?: string[];
}

// Files that people had, of the kinds that public reports tell of.
it.each(readdirSync(fixture('faults')))('%s', async (name) => {
  const recorded = fixture(`faults/${name}`);
  const folder = temporaryFolder();
  cpSync(recorded, folder, { recursive: true });
  const lines = readFileSync(join(recorded, 'cmd.txt'), 'utf8').trim().split('\n');
  const expected: Expected[] = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8'));
  expect(lines.length).toBe(expected.length);
  for (const [i, line] of lines.entries()) {
    const { code, stdout, stderr } = await lsimport(folder, line.split(' ').slice(1));
    const said = `${stdout}\n${stderr}`;
    const { says, never = [] } = expected[i]!;
    for (const words of says) expect(said).toContain(words);
    for (const words of never) expect(said).not.toContain(words);
    expect(code).toBe(expected[i]!.code);
  }
});
