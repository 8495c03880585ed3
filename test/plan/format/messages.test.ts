import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(files: Record<string, string>, input: string) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
  return { code, said: stderr + stdout };
}

const chat =
  '12/31/23, 10:15 PM - Ana: Hi\n12/31/23, 10:17 PM - Bob: Hello\nsecond line\n12/31/23, 10:18 PM - Ana: Bye\n';

test('messages of a chat over several lines are noted', async () => {
  for (const input of ['my in', 'my in/chat.txt']) {
    const { code, said } = await check({ 'my in/chat.txt': chat }, input);
    expect(said).toContain(
      'note: The lines of my in/chat.txt are messages with their times, some over several lines, and each line is a task.',
    );
    expect(said).toContain("'my in/chat.txt' > messages.txt\n");
    expect(code).toBe(0);
  }
  const { said } = await check({ 'in/chat.txt': chat.replace('second line\n', '') }, 'in');
  expect(said).not.toContain('messages with their times');
});
