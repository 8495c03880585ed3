import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const options = ['-i', 'birds.tsv', '--input-format', 'tsv', '-l', 'config.xml', '--header'];

function folderWith(tsv: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'birds.tsv': tsv,
    'config.xml': '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
  });
  return folder;
}

describe('tsv', () => {
  it.each(casesOf('tsv'))('%s', (name) => expectCase('tsv', name));

  it('takes a cell longer than what is read at a time and more rows than are read at a time', async () => {
    const texts = [
      'ptak \u{1f426}, '.repeat(100_000),
      ...Array.from({ length: 40_000 }, (_, i) => `wren; ${i}`),
    ];
    const folder = folderWith(`text\tn\n${texts.map((text, i) => `${text}\t0${i}\n`).join('')}`);
    expect(await lsimport(folder, ['init', 'p', ...options])).toMatchObject({ code: 0, stderr: '' });
    expect(readTasks(join(folder, 'p')).map(({ data }) => data)).toEqual(
      texts.map((text, i) => ({ text, n: `0${i}` })),
    );
  });

  it('leaves nothing behind when it is interrupted', async () => {
    await expectCleanInterrupt(folderWith(`text\tn\n${'robin\t1\n'.repeat(200_000)}`), [
      'init',
      'p',
      ...options,
    ]);
  });
});

// "Unicode Text" of Excel: tabs, CRLF, a byte order mark, and quotes around cells with commas, quotes, tabs or line breaks.
it('takes UTF-16 with quoted cells, as Excel writes it', async () => {
  const rows = ['id\ttext', '1\t"Hello, world"', '2\t"one\ntwo\t5"""', '3\t"""Żółw"""', '4\tplain'];
  const folder = folderWith('');
  writeFiles(folder, { 'e.tsv': Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`, 'utf16le') });
  const args = ['convert', 'e.tsv', '-l', 'config.xml', '--to', 'tasks-1.x', '-o', '-', '--strict'];
  const { code, stdout } = await lsimport(folder, args);
  const texts = JSON.parse(stdout).map(({ data }: { data: { text: string } }) => data.text);
  expect({ code, texts }).toEqual({ code: 0, texts: ['Hello, world', 'one\ntwo\t5"', '"Żółw"', 'plain'] });
});

describe('quotes of which the first rows told something else', () => {
  // The head by which quotes are judged is 256 KiB.
  const filler = Array.from({ length: 6000 }, (_, i) => `${i}\t${'an owl and a wren '.repeat(3)}`);
  const check = async (first: string[], later: string[], ...more: string[]) => {
    const tsv = ['n\ttext', ...first, ...filler, ...later].map((row) => `${row}\n`).join('');
    const ending = await lsimport(folderWith(tsv), ['check', ...options, '--json', ...more]);
    const { tasks, diagnostics } = JSON.parse(ending.stdout) as {
      tasks: number;
      diagnostics: { code: string; help: string }[];
    };
    return { tasks, found: diagnostics.map(({ code }) => code), diagnostics };
  };

  it('are text, but stand around cells further down', async () => {
    const later = ['7\t"Hello, ""you"""', '8\t"an ""owl"" so"', '9\t"Hi"', '10\t""so"" and "so"'];
    const { tasks, found, diagnostics } = await check(['1\t"Owls" are'], later);
    expect({ tasks, found }).toEqual({ tasks: 6005, found: ['quotes-kept', 'quotes-kept'] });
    expect(diagnostics[0]!.help).toContain('--quotes cells');
    expect((await check(['1\t"Owls" are'], later, '--quotes', 'text')).found).toEqual([]);
  });

  it('stand around cells, but hold rows further down', async () => {
    const later = ['7\t"Hello', '8\tand', '9\tgood bye"', '10\tso'];
    const { tasks, found, diagnostics } = await check([], later);
    expect({ tasks, found }).toEqual({ tasks: 6002, found: ['rows-in-quotes'] });
    expect(diagnostics[0]!.help).toContain('--quotes text');
    expect((await check([], later, '--quotes', 'text')).tasks).toBe(6004);
    expect((await check([], later, '--quotes', 'cells')).found).toEqual([]);
  });

  it.each([
    ['texts of several lines', ['7\t"Hello', 'and', 'good bye"', '8\tso']],
    ['with a pasted row', ['7\t"Hello', 'k\tv"', '8\tso']],
    ['with a list whose numbers begin anew', ['6001\t"Dear all,', '1\tan owl', '2\ta wren"', '6002\tso']],
    ['with a list whose numbers go down', ['7\t"Results:', '9\tan owl', '8\ta wren"', '8\tso']],
    ['and quotes within others', ['7\t5" disk', '8\t"a ""b"" c"']],
  ])('there is no warning of cells in quotes: %s', async (_, later) => {
    expect((await check([], later)).found).toEqual([]);
  });

  it('are text, so that a cell with a line break further down is no row', async () => {
    const { diagnostics } = await check(['1\t"Owls" are'], ['7\t"Hello', 'you"']);
    expect(diagnostics).toMatchObject([{ code: 'ragged-row' }]);
    expect(diagnostics[0]!.help).toContain('use --quotes cells');
    expect((await check([], ['7', '8\tso'])).diagnostics[0]!.help).toContain('Put double quotes around');
  });

  it('in each table of a folder', async () => {
    const folder = folderWith('');
    const second = '7\t"Hello, ""you"""\n';
    writeFiles(folder, { 'd/a.tsv': 'n\ttext\n1\t"Owls" are\n', 'd/b.tsv': `n\ttext\n${second}` });
    const args = ['check', 'd', '--input-format', 'table-dir', '-l', 'config.xml', '--json'];
    const codes = async (...more: string[]) =>
      JSON.parse((await lsimport(folder, [...args, ...more])).stdout).diagnostics.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes()).toEqual(['quotes-kept']);
    expect(await codes('--quotes', 'text')).toEqual([]);
  });
});
