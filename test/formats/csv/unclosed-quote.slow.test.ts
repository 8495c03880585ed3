import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

it('a quoted cell that does not end within 64 MiB is refused without reading on', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'birds.csv': `text,n\nowl,1\n"open,2\n${'x'.repeat(70 << 20)}`,
    'config.xml': '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
  });
  const args = ['check', '-i', 'birds.csv', '--input-format', 'csv', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toEqual([
    expect.objectContaining({
      code: 'unclosed-quote',
      line: 3,
      column: 1,
      message: expect.stringContaining('64 MiB'),
    }),
  ]);
});
