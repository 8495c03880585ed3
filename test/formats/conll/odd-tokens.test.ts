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

describe('the number of the only token of a sentence is no token', () => {
  const others = { 't/b.iob2': '1\tAda\tB-PER\t-\t-\n2\tran\tO\t-\tann\n' };
  test.each([
    ['of one sentence, as in Universal NER', '# sent 1\n1\tBob\tB-PER\t-\t-\n', [['Bob', 'PER Bob']]],
    ['of CoNLL-U', '1\tBob\tBob\tPROPN\tNNP\t_\t0\troot\t_\tname=B-PER\n', [['Bob', 'PER Bob']]],
    ['of several sentences', '1\tBob\tB-PER\n\n1\tRun\tO\n', [['Bob', 'PER Bob'], ['Run']]],
  ])('%s', async (_name, text, expected) => {
    expect((await read({ 'a.conll': text }, 'a.conll')).spans).toEqual(expected);
    expect((await read({ 't/a.conll': text, ...others }, 't')).spans).toEqual([
      ...expected,
      ['Ada ran', 'PER Ada'],
    ]);
  });

  test('a token 1 in a sentence of its own is one', async () => {
    expect((await read({ 'a.conll': '1\tCD\tB-NUM\n' }, 'a.conll')).spans).toEqual([['1', 'NUM 1']]);
    const { spans } = await read({ 'a.conll': '1\tCD\tO\n\nAda\tNNP\tB-PER\n' }, 'a.conll');
    expect(spans).toEqual([['1'], ['Ada', 'PER Ada']]);
  });
});
