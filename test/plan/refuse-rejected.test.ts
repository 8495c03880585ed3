import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

test('the tasks that a run rejected are refused as the input of another', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  const tasks = [{ data: { text: 'a' } }, { data: { txet: 'b' } }];
  writeFiles(folder, { 'a.json': JSON.stringify(tasks), 'c.xml': config });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
  await lsimport(folder, ['convert', 'a.json', '-l', 'c.xml', '-o', 'out.json', ...skip]);
  expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toContain('txet');
  const { code, stderr } = await lsimport(folder, ['check', 'rejected.jsonl', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stderr).toContain('rejected.jsonl has the tasks that an earlier run rejected');
  const args = ['check', 'rejected.jsonl', '-l', 'auto', '--input-format', 'jsonl'];
  expect((await lsimport(folder, args)).stdout).toContain('Checked 1 task');
});
