import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

test('tags that stay in texts of SubRip are noted once, with a command that removes them', async () => {
  const folder = temporaryFolder();
  const srt = '1\n00:00:00,500 --> 00:00:01,500\nHello <i>there</i> <font color="#fff">a < b</font>\n';
  writeFiles(folder, {
    'my in/a.srt': srt,
    'my in/b.srt': srt,
    'my in/a.wav': 'RIFF',
    'my in/b.wav': 'RIFF',
  });
  const { stderr } = await lsimport(folder, ['check', 'my in', '-l', 'auto']);
  const notes = stderr.split('\n').filter((line) => line.includes('have tags'));
  expect(notes).toEqual([
    expect.stringContaining(
      'note: Subtitles in my in/a.srt have tags such as <i>, which stay in their texts.',
    ),
  ]);
  execFileSync('sh', ['-c', /To remove them: (.*)/.exec(notes[0]!)![1]!], { cwd: folder });
  expect(readFileSync(join(folder, 'NEW.srt'), 'utf8')).toBe(
    '1\n00:00:00,500 --> 00:00:01,500\nHello there a < b\n',
  );
  writeFiles(folder, { 'in/a.srt': srt.replace(/<i>.*/, 'a < b > c'), 'in/a.wav': 'RIFF' });
  const plain = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(plain.stderr).not.toContain('have tags');
});
