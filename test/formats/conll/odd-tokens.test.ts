import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Span {
  value: { text: string; labels: string[] };
}

/** The texts with their spans, and what is found. */
async function read(files: Record<string, string>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const options = ['--input-format', 'conll', '-l', 'auto', '-o', 'o.json', '--json', ...args];
  const { stdout } = await lsimport(folder, ['convert', input, ...options]);
  const made = await lsimport(folder, ['convert', input, '--input-format', 'conll', '-l', 'auto', '-o', '-']);
  const tasks: { data: { text: string }; completions: { result: Span[] }[] }[] =
    made.code === 0 ? JSON.parse(made.stdout) : [];
  const spans = tasks.map(({ data, completions }) => [
    data.text,
    ...completions[0]!.result.map(({ value }) => `${value.labels} ${value.text}`),
  ]);
  return {
    spans,
    found: JSON.parse(stdout).diagnostics as { code: string; message: string; line: number }[],
  };
}

describe('a line without a token is skipped with a warning', () => {
  test.each([
    ['no other columns', 'Ada\tB-PER\n\tO\nlived\tO\n\nBob\tB-PER\n'],
    ['a column between', 'Ada\tNNP\tB-PER\n\tNN\tO\nlived\tVBD\tO\n\nBob\tNNP\tB-PER\n'],
    ['a space', 'Ada\tNNP\tB-PER\n \tNN\tO\nlived\tVBD\tO\n\nBob\tNNP\tB-PER\n'],
    ['the tags not last', 'Ada\tB-PER\tx\n\tO\ty\nlived\tO\tz\n\nBob\tB-PER\tx\n'],
  ])('%s', async (_name, text) => {
    const { spans, found } = await read({ 'a.bio': text }, 'a.bio');
    expect(spans).toEqual([
      ['Ada lived', 'PER Ada'],
      ['Bob', 'PER Bob'],
    ]);
    expect(found).toMatchObject([{ code: 'token-blank', line: 2 }]);
    expect(found[0]!.message).toBe('The token of the tag "O" is empty or only whitespace; it was skipped.');
  });

  test('but not where all lines begin so', async () => {
    const { spans, found } = await read({ 'a.bio': '\tAda\tB-PER\n\tlived\tO\n\n\tBob\tB-PER\n' }, 'a.bio');
    expect({ spans, found }).toEqual({
      spans: [
        ['Ada lived', 'PER Ada'],
        ['Bob', 'PER Bob'],
      ],
      found: [],
    });
  });

  test('without a tag it is an error that says what is missing', async () => {
    const { found } = await read({ 'a.bio': 'Ada\tB-PER\n\tx\nlived\tO\n\nBob\tB-PER\n' }, 'a.bio');
    expect(found).toMatchObject([{ code: 'tag-malformed', line: 2 }]);
    expect(found[0]!.message).toContain('its first column is empty');
  });
});
