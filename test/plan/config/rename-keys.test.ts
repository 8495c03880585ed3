import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What `check -l auto` says of data keys that the editor of 1.x does not read. */
async function check(folder: string, input: string, ...args: string[]) {
  const { stdout, stderr } = await lsimport(folder, ['check', input, '-l', 'auto', ...args]);
  return [...stdout.split('\n'), ...stderr.split('\n')].filter((line) => /[Rr]ename the|not read/.test(line));
}

/** Runs the command that is printed for an input; undefined where there is none. */
async function rename(files: Record<string, string | Buffer>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const said = (await check(folder, input, ...args)).join('\n');
  expect(said).toMatch(/[Rr]ename the /);
  const command = /(?:awk|jq|gzip|iconv) .* > (NEW\.\w+)$/m.exec(said);
  if (!command) return undefined;
  execFileSync('sh', ['-c', command[0]], { cwd: folder });
  expect(await check(folder, command[1]!, ...args)).toEqual([]);
  return { folder, said, made: readFileSync(join(folder, command[1]!), 'utf8') };
}

const rows = 'Loved it all,a b\nNever again,c d\nSo it was,e f\n';

describe('the command that renames columns for the editor of 1.x, run', () => {
  test.each([
    ['names in quotes', { 'a.csv': `"Review Text","Body (HTML)"\n${rows}` }, '"Review_Text","Body_HTML_"'],
    ['a byte order mark', { 'a.csv': `\uFEFF"Review Text",n-a\n${rows}` }, '"Review_Text",n_a'],
    ['a byte order mark without quotes', { 'a.csv': `\uFEFFReview Text,n-a\n${rows}` }, 'Review_Text,n_a'],
    [
      'line ends of Windows',
      { 'a.csv': `Review Text,n-a\n${rows}`.replaceAll('\n', '\r\n') },
      'Review_Text,n_a\r',
    ],
    ['names that begin with digits', { 'a.csv': `1st text,2nd text\n${rows}` }, '1st_text,2nd_text'],
    [
      'semicolons, and a comma in a name',
      { 'a.csv': `Review, Text;n-a\n${rows.replaceAll(',', ';')}` },
      'Review_Text;n_a',
    ],
    ['tabs', { 'a.tsv': `Review Text\tn-a, b\n${rows.replaceAll(',', '\t')}` }, 'Review_Text\tn_a_b'],
    [
      'a name that is not changed',
      { 'a.csv': `Größe,Review Text\n${rows}`.replace('Größe', 'id_') },
      'id_,Review_Text',
    ],
    ['a space in the name of the file', { 'a b.csv': `Review Text,n-a\n${rows}` }, 'Review_Text,n_a'],
  ])('%s', async (_, files, header) => {
    const done = await rename(files, Object.keys(files)[0]!);
    const [first, ...others] = done!.made.split('\n');
    expect(first).toBe(header);
    const before = Object.values(files)[0]!.split('\n');
    expect(others).toEqual(before.slice(1));
  });

  test('compressed and UTF-16', async () => {
    const text = `Review Text,n-a\n${rows}`;
    const packed = await rename({ 'a.csv.gz': gzipSync(text) }, 'a.csv.gz');
    expect(packed?.made).toBe(text.replace('Review Text,n-a', 'Review_Text,n_a'));
    const wide = await rename({ 'a.csv': Buffer.from(`\uFEFF${text}`, 'utf16le') }, 'a.csv');
    expect(wide?.made).toBe(packed?.made);
  });

  test('with the delimiter of the command line', async () => {
    const done = await rename(
      { 'a.csv': `Review Text~n-a\n${rows.replaceAll(',', '~')}` },
      'a.csv',
      '--delimiter',
      '~',
    );
    expect(done?.made.split('\n')[0]).toBe('Review_Text~n_a');
  });

  test('the only table of a folder, of which it takes the place', async () => {
    const table = `Media file,Total length\nd.mp4,4\ne.mp4,5\n`;
    const done = await rename({ 'd/a.csv': table, 'd/d.mp4': 'x', 'd/e.mp4': 'x' }, 'd');
    expect(done!.said).toContain('For all columns, in place of d/a.csv: awk ');
    renameSync(join(done!.folder, 'NEW.csv'), join(done!.folder, 'd', 'a.csv'));
    expect(await check(done!.folder, 'd')).toEqual([]);
  });

  test.each([
    ['two that would be the same', `Review Text,Review-Text\n${rows}`],
    ['the same as another column', `Review Text,Review_Text\n${rows}`],
    ['letters of other alphabets', `Review Text,текст\n${rows}`],
    ['a comma in quotes', `"Review, Text",n-a\n${rows}`],
    ['quotes in quotes', `"Review ""Text""",n-a\n${rows}`],
    ['a line break in quotes', `"Review\nText",n-a\n${rows}`],
    ['the first line is blank', `\nReview Text,n-a\n${rows}`],
    ['the first line says what separates', `sep=,\nReview Text,n-a\n${rows}`],
    ['a comment above', `# made today\nReview Text,n-a\n${rows}`],
  ])('not printed: %s', async (_, text) => {
    expect(await rename({ 'a.csv': text }, 'a.csv')).toBeUndefined();
  });

  test('not printed for several tables of a folder', async () => {
    const text = `Review Text,n-a\n${rows}`;
    expect(
      await rename(
        { 'd/train.csv': text, 'd/test.csv': text.replace('Loved', 'Liked') },
        'd',
        '--input-format',
        'table-dir',
      ),
    ).toBeUndefined();
  });
});

describe('the same for JSON', () => {
  const task = { 'Review Text': 'Loved it all', 'n-a': { 'x y': 1 }, id: 1 };
  const made = { Review_Text: 'Loved it all', n_a: { 'x y': 1 }, id: 1 };
  const read = (text: string) => JSON.parse(text) as unknown;

  test.each([
    ['lines', 'a.jsonl', `${JSON.stringify(task)}\n`, made],
    ['lines of tasks', 'a.jsonl', `${JSON.stringify({ data: task, meta: {} })}\n`, { data: made, meta: {} }],
    ['a list', 'a.json', `\n ${JSON.stringify([task, task])}`, [made, made]],
    ['a list of tasks', 'a.json', JSON.stringify([{ data: task }]), [{ data: made }]],
    ['one task', 'a.json', JSON.stringify(task), made],
  ])('%s', async (_, name, text, expected) => {
    const done = await rename({ [name]: text }, name);
    expect(read(done!.made)).toEqual(expected);
    expect(done!.said).toContain('ename the data keys to letters');
    expect(done!.said).toContain('For all data keys: jq ');
  });

  test('not printed where a key would be lost', async () => {
    const tasks = [{ 'Review Text': 'Loved it all' }, { 'Review Text': 'Never again', Review_Text: 'x' }];
    expect(await rename({ 'a.json': JSON.stringify(tasks) }, 'a.json')).toBeUndefined();
    const mixed = [{ 'Review Text': 'Loved it all' }, { data: { 'Review Text': 'Never again' } }];
    expect(await rename({ 'a.json': JSON.stringify(mixed) }, 'a.json')).toBeUndefined();
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`k ${i}`, `text ${i} of it`]));
    expect(await rename({ 'a.json': JSON.stringify([many]) }, 'a.json')).toBeUndefined();
  });
});
