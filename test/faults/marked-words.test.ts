import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

test('thousands of spans over all of a long text are refused, and do not become gigabytes of words', async () => {
  const folder = temporaryFolder();
  const text = 'a '.repeat(50_000);
  const entities = Array.from({ length: 5000 }, (_, i) => ({
    start_offset: i,
    end_offset: text.length - i,
    label: 'a',
  }));
  writeFiles(folder, {
    'c.xml':
      '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="a"/></Labels></View>',
    in: `${JSON.stringify({ text, entities })}\n`,
  });
  const { code, stdout, stderr } = await lsimport(folder, [
    ...['convert', 'in', '--input-format', 'spans-jsonl', '-l', 'c.xml', '--to', 'tasks-1.x', '-o', '-'],
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('the spans of this text mark more than 16 million characters');
  expect(stderr).toContain('1 error in 1 task');
});
