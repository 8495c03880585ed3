import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

test('documents in RTF in a folder of texts are none', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.rtf': '{\\rtf1\\ansi One.}', 'in/b.txt': 'Two.\n{\\rtf is a word.\n' });
  const args = ['check', 'in', '-l', 'auto', '--input-format', 'text-dir', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  expect(code).not.toBe(0);
  expect(JSON.parse(stdout).diagnostics[0]).toMatchObject({ code: 'rtf-as-text', file: 'in/a.rtf' });
  const only = await lsimport(folder, [...args, '--exclude', '*.rtf']);
  expect(JSON.parse(only.stdout).diagnostics).toEqual([]);
});
