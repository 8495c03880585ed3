import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { workbookOf } from './workbook-of.ts';

it('a workbook with a million formats is refused', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xlsx': workbookOf({ styles: '<xf/>'.repeat(1_100_000) }) });
  const { code, stderr } = await lsimport(folder, ['check', 'a.xlsx', '-l', 'auto']);
  expect(stderr).toContain('it has more than a million formats');
  expect(code).toBe(3);
});
