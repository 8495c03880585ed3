import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// What a parsed value no longer tells is found in the text, also where nothing is written.
const texts = {
  'a repeated key': ['{"data": {"a": 1, "a": 2}}', 'repeated-key'],
  'a repeated member of the task': ['{"data": {"a": 1}, "data": {"a": 2}}', 'repeated-key'],
  'half a surrogate pair': ['{"data": {"a": "\\ud83d"}}', 'lone-surrogate'],
  'a number beyond a double': ['{"data": {"a": 1e400}}', 'number-too-large'],
  'an integer beyond 64 bits': ['{"data": {"a": 123456789012345678901}}', 'integer-beyond-64-bits'],
} as const;

describe('check and init find the same in a text', () => {
  it.each(Object.entries(texts))('%s', async (_what, [text, code]) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': `[${text}]` });
    const found = async (...command: string[]) => {
      const { stdout } = await lsimport(folder, [...command, '-i', 't.json', '--json']);
      return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics;
    };
    const checked = await found('check');
    expect(checked.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(await found('init', 'p')).toEqual(checked);
  });
});
