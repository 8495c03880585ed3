import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../support/exact-json.ts';
import { readTasks } from '../../../support/project.ts';
import { fixture } from '../../../support/recorded.ts';
import { lsimport } from '../../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../../support/temporary-folder.ts';

/** What Hugging Face's datasets makes of the folders of fixtures/metadata: the file and the columns of each example. */
const recorded = parseExact(readFileSync(fixture('metadata/datasets.json'), 'utf8')) as Record<
  string,
  { file: string; columns: Record<string, unknown> }[]
>;

const config = '<View><Image name="bird" value="$image"/><TextArea name="note" toName="bird"/></View>';

/** Imports the images of a folder; the data of each task except for the link, by the file's path. */
async function importImages(folder: string, ...options: string[]) {
  writeFiles(folder, { 'config.xml': config });
  const args = [
    'init',
    'p',
    '-i',
    'in',
    '--input-format',
    'image-dir',
    '-l',
    'config.xml',
    '--json',
    ...options,
  ];
  const { code, stdout } = await lsimport(folder, args);
  const outcome = JSON.parse(stdout);
  const data: Record<string, unknown> = {};
  for (const task of code === 0 ? readTasks(join(folder, 'p')) : []) {
    const { image: _, ...columns } = task.data;
    data[relative(join(folder, 'in'), String(task.task_path))] = columns;
  }
  const found = outcome.diagnostics.map(
    ({ code, file, line }: { code: string; file: string; line?: number }) =>
      [code, file, line].filter((part) => part !== undefined).join(' '),
  );
  return { code, data, found, outcome, stdout };
}

async function importFiles(files: Record<string, string>, ...options: string[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFiles(folder, { [`in/${name}`]: text });
  return importImages(folder, ...options);
}

describe("columns join as in Hugging Face's datasets", () => {
  it.each(['csv', 'jsonl', 'nested'])('%s', async (name) => {
    const folder = temporaryFolder();
    cpSync(fixture(`metadata/${name}`), join(folder, 'in'), { recursive: true });
    const { code, data, found } = await importImages(folder);
    expect({ code, found }).toEqual({ code: 0, found: [] });
    expect(data).toEqual(Object.fromEntries(recorded[name]!.map(({ file, columns }) => [file, columns])));
  });
});

describe('metadata', () => {
  it('is not looked at with --compat 0.9', async () => {
    const files = { 'a.png': 'GIF89a', 'metadata.csv': 'file_name,kind\na.png,heron\nb.png,x\n' };
    const { data, found, outcome } = await importFiles(files, '--compat', '0.9');
    expect({ data, found, skipped: outcome.skipped }).toEqual({
      data: { 'a.png': {} },
      found: [],
      skipped: { 'other files': 1 },
    });
  });

  it('fills the other data keys of the label config', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'in/a.png': 'GIF89a',
      'in/b.png': 'GIF89a',
      'in/metadata.csv': 'file_name,caption\na.png,Heron\nb.png,Stork\n',
      'two.xml':
        '<View><Text name="t" value="$caption"/><Image name="i" value="$photo"/><TextArea name="note" toName="t"/></View>',
    });
    const args = ['-i', 'in', '--input-format', 'image-dir', '-l', 'two.xml', '--json'];
    expect((await lsimport(folder, ['init', 'p', ...args])).code).toBe(0);
    const tasks = readTasks(join(folder, 'p'));
    expect(tasks.map(({ data }) => Object.keys(data))).toEqual([
      ['photo', 'caption'],
      ['photo', 'caption'],
    ]);
    expect(tasks.map(({ data }) => data.caption)).toEqual(['Heron', 'Stork']);

    writeFiles(folder, { 'in/metadata.csv': 'file_name,title\na.png,Heron\nb.png,Stork\n' });
    const { code, stdout } = await lsimport(folder, ['check', ...args]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      { code: 'missing-data-key', file: join('in', 'a.png'), task: 0 },
      { code: 'missing-data-key', file: join('in', 'b.png'), task: 1 },
    ]);
  });

  it('counts rows without a file, files without a row, and rows that are too many', async () => {
    const { code, data, found } = await importFiles({
      'a.png': 'GIF89a',
      'b.png': 'GIF89a',
      'sub/c.png': 'GIF89a',
      'metadata.csv':
        'file_name,kind\r\na.png,first\r\nA.png,x\r\n./a.png,second\r\nsub/d.png,"y\r\nz"\r\n,w\r\n',
    });
    expect(code).toBe(0);
    expect(found).toEqual([
      'metadata-row-repeated in/metadata.csv 4',
      'metadata-row-nameless in/metadata.csv 7',
      'metadata-file-without-row in/b.png',
      'metadata-file-without-row in/sub/c.png',
      'metadata-row-without-file in/metadata.csv 3',
      'metadata-row-without-file in/metadata.csv 5',
    ]);
    expect(data).toEqual({ 'a.png': { kind: 'first' }, 'b.png': {}, 'sub/c.png': {} });
  });

  it.each([
    ['Metadata.csv', 'file_name,kind\na.png,heron\n'],
    ['METADATA.CSV', 'file_name,kind\na.png,heron\n'],
    ['MetaData.JSONL', '{"file_name": "a.png", "kind": "heron"}\n'],
  ])('is joined from %s as well', async (name, text) => {
    const { data, found, outcome } = await importFiles({ 'a.png': 'GIF89a', [name]: text });
    expect({ data, found, skipped: outcome.skipped }).toEqual({
      data: { 'a.png': { kind: 'heron' } },
      found: [],
      skipped: {},
    });
  });

  it('as Parquet is named in any capitals', async () => {
    const { found } = await importFiles({ 'a.png': 'GIF89a', 'Metadata.Parquet': 'PAR1' });
    expect(found).toEqual(['metadata-not-read in/Metadata.Parquet']);
  });

  it('of a nearer folder counts more, and both are joined', async () => {
    const { data, found } = await importFiles({
      'metadata.jsonl':
        '{"file_name": "x/a.png", "kind": "outer", "site": 1}\n{"file_name": "b.png", "site": 2}\n',
      'b.png': 'GIF89a',
      'x/metadata.csv': 'file_name,kind\na.png,inner\n',
      'x/a.png': 'GIF89a',
      'xx/c.png': 'GIF89a',
    });
    expect(data).toEqual({
      'b.png': { site: 2 },
      [join('x', 'a.png')]: { kind: 'inner', site: 1 },
      [join('xx', 'c.png')]: {},
    });
    expect(found).toEqual(['metadata-differs in/metadata.jsonl 1', 'metadata-file-without-row in/xx/c.png']);
  });

  it('keeps the digits of numbers, and keys that are special in JavaScript', async () => {
    const row = '"n": 12345678901234567890, "d": 1.10, "__proto__": {"constructor": 1}, "s": "\\u00e9"';
    const { stdout, data, code } = await importFiles({
      'a.png': 'GIF89a',
      'metadata.jsonl': `\n{${row}, "file_name": "a.png"}`,
    });
    expect(code, stdout).toBe(0);
    const expected = parseExact(`{${row}}`);
    expect(data['a.png']).toEqual(expected);
    expect(Object.keys(data['a.png'] as object)).toEqual(['n', 'd', '__proto__', 's']);
  });

  it('without file names is left alone, with a warning', async () => {
    const { code, data, found } = await importFiles({
      'a.png': 'GIF89a',
      'metadata.csv': 'name,kind\na.png,heron\n',
    });
    expect({ code, data, found }).toEqual({
      code: 0,
      data: { 'a.png': {} },
      found: ['metadata-without-file-name in/metadata.csv 1'],
    });
  });

  it('never takes the place of the link or of the label', async () => {
    const files = { 'a.png': 'GIF89a', 'metadata.csv': 'file_name,image,kind\na.png,x,y\n' };
    const { data, found } = await importFiles(files, '--label-from-folder', 'kind');
    expect(found).toEqual([
      'metadata-column-hidden in/metadata.csv',
      'metadata-column-hidden in/metadata.csv',
    ]);
    expect(data).toEqual({ 'a.png': { kind: 'in' } });
  });

  it.each([
    ['metadata.csv', 'file_name,kind\na.png\n', 'ragged-row in/metadata.csv 2'],
    ['metadata.csv', 'file_name,kind,kind\na.png,1,2\n', 'repeated-column-name in/metadata.csv 1'],
    ['metadata.csv', 'file_name,kind\na.png,"x\n', 'unclosed-quote in/metadata.csv 2'],
    [
      'metadata.jsonl',
      '{"file_name": "a.png"}\n{"file_name": "b.png",}\n',
      'invalid-json in/metadata.jsonl 2',
    ],
  ])('that is damaged is an error: %s %j', async (name, text, finding) => {
    const { code, found } = await importFiles({ 'a.png': 'GIF89a', [name]: text });
    expect(code).toBe(1);
    expect(found).toContain(finding);
  });

  it.each(['file_name,kind\na.png,x,y\n', 'file_name,kind,kind\na.png,1,2\n', 'file_name,\na.png,x\n'])(
    'no help has options that image-dir does not take: %j',
    async (text) => {
      const { outcome } = await importFiles({ 'a.png': 'GIF89a', 'metadata.csv': text });
      expect(outcome.diagnostics[0].help).toMatch(
        /^[^-]*(?:for --input-format csv and tsv, --(?:delimiter sets|no-header says) .*)?$/s,
      );
    },
  );

  it('names the place of a byte that is not UTF-8', async () => {
    const folder = temporaryFolder();
    const bytes = Buffer.from('{"file_name": "a.png"}\n{"file_name": "caf\xe9"}\n', 'latin1');
    writeFiles(folder, { 'in/a.png': 'GIF89a', 'in/metadata.jsonl': bytes });
    const { code, outcome } = await importImages(folder);
    expect(code).toBe(1);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'invalid-utf8', line: 2, column: 19, message: expect.stringContaining('offset 41') },
    ]);
  });

  it('is joined for more files than an index first has room for', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `wren ${i}.png`);
    const rows = names.map((name, i) => `${name},"row ${i}, with a comma"\n`).reverse();
    const files = Object.fromEntries(names.map((name) => [name, 'GIF89a']));
    const { data, found } = await importFiles({
      ...files,
      'metadata.csv': `file_name,note\n${rows.join('')}`,
    });
    expect(found).toEqual([]);
    expect(data).toEqual(
      Object.fromEntries(names.map((name, i) => [name, { note: `row ${i}, with a comma` }])),
    );
  });
});

it('a key that stands twice in a line of metadata.jsonl is said, as the first value is lost', async () => {
  const { code, data, found } = await importFiles({
    'a.png': 'GIF89a',
    'b.png': 'GIF89a',
    'metadata.jsonl': '{"file_name": "a.png", "k": 1}\n{"file_name": "b.png", "k": 1, "k": 2}\n',
  });
  expect({ code, data }).toEqual({ code: 0, data: { 'a.png': { k: 1 }, 'b.png': { k: 2 } } });
  expect(found).toEqual(['repeated-key in/metadata.jsonl 2']);
});

describe('of two metadata files that are about one file', () => {
  it.each([
    ['beside each other', 'metadata.csv', 'metadata.jsonl', ''],
    ['a nearer and a farther one', 'metadata.csv', 'x/metadata.csv', 'x/'],
    ['a nearer and a farther one of JSON', 'metadata.jsonl', 'x/metadata.jsonl', 'x/'],
  ])('what they say otherwise is told once for each file: %s', async (_name, outer, inner, below) => {
    const row = (file: string, name: string, c: string, d: string) =>
      file.endsWith('.csv')
        ? `file_name,c,d\n${name},${c},${d}\n`
        : `${JSON.stringify({ file_name: name, c, d })}\n`;
    const { data, found, outcome } = await importFiles({
      [`${below}1.png`]: 'GIF89a',
      [outer]: row(outer, `${below}1.png`, 'a', 'm'),
      [inner]: row(inner, '1.png', 'b', 'n'),
    });
    expect(data).toEqual({ [`${below}1.png`]: { c: 'b', d: 'n' } });
    expect(found).toEqual([`metadata-differs in/${outer} ${outer.endsWith('.csv') ? 2 : 1}`]);
    expect(outcome.diagnostics[0].message).toBe(
      `For the file "1.png" the column "c" has "a" here and "b" in in/${inner}, which was used.`,
    );
  });

  it.each([
    ['a', '"a"', false],
    ['5', '5', false],
    ['5.0', '5', false],
    ['True', 'true', false],
    ['', 'null', false],
    ['', '"a"', false],
    // As Python writes it.
    ['"[\'a\']"', '["a"]', false],
    ['5', '6', true],
    ['a', 'null', true],
    ['a', '""', true],
    ['True', 'false', true],
  ])('%s in CSV and %s in JSON: %j', async (cell, json, isOther) => {
    const { found } = await importFiles({
      '1.png': 'GIF89a',
      'metadata.csv': `file_name,c\n1.png,${cell}\n`,
      'metadata.jsonl': `{"file_name":"1.png","c":${json}}\n`,
    });
    expect(found).toEqual(isOther ? ['metadata-differs in/metadata.csv 2'] : []);
  });

  it('other columns of each are joined', async () => {
    const { data, found } = await importFiles({
      '1.png': 'GIF89a',
      'metadata.csv': 'file_name,c\n1.png,a\n',
      'metadata.jsonl': '{"file_name":"1.png","d":"b"}\n',
    });
    expect({ data, found }).toEqual({ data: { '1.png': { c: 'a', d: 'b' } }, found: [] });
  });
});
