import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>';

async function importAs(mode: string, files: Record<string, string>): Promise<unknown[]> {
  const folder = temporaryFolder();
  const format = Object.keys(files)[0]!.includes('/') ? 'text-dir' : 'text';
  const input = format === 'text' ? Object.keys(files)[0]! : 'notes';
  writeFiles(folder, { ...files, 'config.xml': config });
  const args = ['init', 'p', '-i', input, '--input-format', format, '-l', 'config.xml', '--text-mode', mode];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  return readTasks(join(folder, 'p')).map(({ data }) => data.text);
}

describe('--text-mode', () => {
  it('paragraph: they may be larger than what is read at a time, and many', async () => {
    const long = Array.from({ length: 40_000 }, (_, i) => `  line ${i} of a long paragraph \u{1f426}`).join(
      '\n',
    );
    const short = Array.from({ length: 12_000 }, (_, i) => `paragraph ${i}\nof two lines`);
    const all = [long, ...short, long];
    expect(await importAs('paragraph', { 'a.txt': all.join('\n\n \n') })).toEqual(all);
  });

  it('paragraph: they do not go on in the next file', async () => {
    expect(
      await importAs('paragraph', { 'notes/a.txt': 'one\ntwo', 'notes/b.txt': 'three\n\nfour\n' }),
    ).toEqual(['one\ntwo', 'three', 'four']);
  });

  it('file: each is a task as it is', async () => {
    const long = 'an owl\r\n\r\n'.repeat(100_000);
    expect(
      await importAs('file', { 'notes/a.txt': ' one\n', 'notes/b/c.txt': long, 'notes/d.txt': ' \n' }),
    ).toEqual([' one\n', long]);
  });

  it('a finding names the line that a paragraph begins in', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.txt': 'b3ds\n\n\nno base64\nat all\n',
      'config.xml': config.replace('/>', ' encoding="base64"/>'),
    });
    const args = [
      'check',
      '-i',
      'a.txt',
      '--input-format',
      'text',
      '-l',
      'config.xml',
      '--text-mode',
      'paragraph',
    ];
    const { stdout } = await lsimport(folder, [...args, '--json']);
    expect(JSON.parse(stdout).diagnostics).toEqual([expect.objectContaining({ line: 4, task: 1 })]);
  });
});

it.each(['paragraph', 'file'])('--text-mode %s: files without text are counted', async (mode) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'notes/a.txt': 'one\n',
    'notes/b.txt': '',
    'notes/c.txt': ' \n\n',
    'config.xml': config,
  });
  const args = ['check', '-i', 'notes', '--input-format', 'text-dir', '-l', 'config.xml', '--json'];
  const { stdout } = await lsimport(folder, [...args, '--text-mode', mode]);
  expect(JSON.parse(stdout)).toMatchObject({ tasks: 1, skipped: { 'blank files': 2 } });
});

describe('--blank-lines is refused where it would do nothing', () => {
  it.each([
    ['t.json', ['--input-format', 'json'], 'does not apply to the input format json.'],
    ['.', ['--input-format', 'json-dir'], 'does not apply to the input format json-dir.'],
    ['t.json', ['--input-format', 'jsonl'], 'does not apply to the input format jsonl.'],
    [
      't.json',
      ['--input-format', 'text', '--text-mode', 'paragraph'],
      'does not apply to --text-mode paragraph',
    ],
  ])('%s %j', async (input, options, says) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '{"text": "a"}\n\n', 'config.xml': config });
    const args = ['check', '-i', input, '-l', 'config.xml', '--blank-lines', 'keep', ...options];
    const { code, stderr } = await lsimport(folder, args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it.each(['t.json', 't.txt'])(
    'but not the blank lines that --compat 0.9 keeps by itself: %s',
    async (input) => {
      const folder = temporaryFolder();
      writeFiles(folder, { 't.json': '{"text": "a"}', 't.txt': 'a\n\n', 'config.xml': config });
      const format = input === 't.json' ? 'json' : 'text';
      const args = [
        'init',
        'p',
        '-i',
        input,
        '-l',
        'config.xml',
        '--input-format',
        format,
        '--compat',
        '0.9',
      ];
      expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
    },
  );
});
