import { expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// The real limit of V8 is 512 MiB; a lower one shows the same without filling the memory of those who run the tests.
vi.mock('node:buffer', async (original) => {
  const buffer = await original<typeof import('node:buffer')>();
  return { ...buffer, constants: { ...buffer.constants, MAX_STRING_LENGTH: 2_000_000 } };
});

const long = 'a'.repeat(3_000_000);

it.each([
  ['json', `[{"text": "short"}, {"text": "${long}"}]`, 20],
  ['jsonl', `{"text": "short"}\n{"text": "${long}"}\n`, 18],
  ['text', `short\n${long}\n`, 6],
  ['csv', `text,n\n${long},1\n`, 7],
])('a record of %s that is too long to be a string is told in a sentence', async (format, content, start) => {
  const folder = temporaryFolder();
  writeFiles(folder, { in: content, 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  const args = ['init', 'p', '-i', 'in', '--input-format', format, '-l', 'c.xml'];
  const { code, stderr } = await lsimport(folder, args);
  expect(stderr).toMatch(/error: The record that starts at byte \d+ of the input is longer than 512 MiB/);
  expect(stderr).toContain(` byte ${start} `);
  expect(code).toBe(3);
});
