import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = `<View>
  <Pdf name="paper" value="$pdf"/>
  <DateTime name="day" toName="paper"/><DateTime name="due" toName="paper"/>
</View>`;

test.each([
  [['--server', '0.9'], 1, ['<Pdf>', '<DateTime>']],
  [['--server', '1.x'], 0, []],
  [[], 0, []],
])('tags that came with 1.x, %s', async (args, code, tags) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, 'a.json': '[{"pdf": "https://example.com/a.pdf"}]' });
  const run = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--json', ...args]);
  const { diagnostics } = JSON.parse(run.stdout);
  const found = diagnostics.filter((one: { code: string }) => one.code === 'tag-not-in-09');
  expect(found.map(({ message }: { message: string }) => message)).toEqual(
    tags.map(
      (tag) => `The editor of Label Studio 0.9 has no tag ${tag}, and refuses the whole label config.`,
    ),
  );
  expect(run.code).toBe(code);
});
