import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autoArguments } from '../../support/auto-arguments.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(files: Record<string, string>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, autoArguments('in'));
  const { format, notes, diagnostics, error } = JSON.parse(stdout);
  return {
    ...{ code, format, diagnostics, error, notes: (notes ?? []).join('\n') as string },
    ...(code === 0 && { tasks: JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) }),
  };
}

test('pages whose names end in .xhtml, as those of books do', async () => {
  const page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p></body></html>';
  const { format, tasks } = await convert({ 'in/1.xhtml': page });
  expect(format).toBe('html-dir');
  expect(tasks).toMatchObject([{ data: { hypertext: page } }]);
});
