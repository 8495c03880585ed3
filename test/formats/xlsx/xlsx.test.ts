import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { parseExact } from '../../support/exact-json.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';
import { casesOf } from '../expect-case.ts';

const xlsx = (name: string) => readFileSync(fixture(`xlsx/${name}/input.xlsx`));

async function check(name: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xlsx': xlsx(name) });
  const { code, stdout } = await lsimport(folder, ['check', 'a.xlsx', '--json', ...args]);
  const { diagnostics, notes, skipped } = JSON.parse(stdout);
  return { code, diagnostics, notes: notes?.join('\n'), skipped };
}

test.each(casesOf('xlsx'))('%s: rows are as openpyxl reads them', async (name) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xlsx': xlsx(name) });
  const more = fixture(`xlsx/${name}/args.json`);
  const args: string[] = existsSync(more) ? JSON.parse(readFileSync(more, 'utf8')) : [];
  const to = ['--to', 'jsonl', '-o', 't.jsonl', '--json'];
  const { code, stdout } = await lsimport(folder, ['convert', 'a.xlsx', ...to, ...args]);
  expect({ code, format: JSON.parse(stdout).format }).toEqual({ code: 0, format: 'xlsx' });
  const linesOf = (path: string) =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => parseExact(line));
  expect(linesOf(join(folder, 't.jsonl')).map((task) => (task as { data: unknown }).data)).toEqual(
    linesOf(fixture(`xlsx/${name}/expected/rows.jsonl`)),
  );
});

describe('what is said', () => {
  it('title rows, merged cells, columns', async () => {
    const { code, notes, skipped } = await check('titles');
    expect(code).toBe(0);
    expect(notes).toContain('sheet "Sheet", 3 columns named by row 5: "text", "product", "stars"');
    expect(notes).toContain('2 rows before the table are skipped; 2 ranges of merged cells');
    expect(skipped).toEqual({});
  });

  it('a title row and a row of two cells above names of numbers', async () => {
    const line = (...values: string[]) =>
      `<row>${values.map((value) => (/^\d/.test(value) ? `<c><v>${value}</v></c>` : `<c t="str"><v>${value}</v></c>`)).join('')}</row>`;
    const lines = [
      ['Report'],
      ['made by', 'Ana'],
      ['text', 'label', 'n'],
      ['Hi', 'pos', '1'],
      ['Bye', 'neg', '2'],
    ];
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.xlsx': sheetWith(lines.map((cells) => line(...cells)).join('')) });
    const { stdout } = await lsimport(folder, ['check', 'a.xlsx', '--json']);
    const { tasks, notes } = JSON.parse(stdout);
    expect(tasks).toBe(2);
    expect(notes.join()).toContain(
      'named by row 3: "text", "label", "n" ("n" heads a column of numbers); 2 rows before',
    );
  });

  it('formulas without a value, errors', async () => {
    const { notes } = await check('types');
    expect(notes).toContain('1 formula without a stored value is empty');
    expect(notes).toContain('1 cell with an error such as #N/A');
  });

  it('hidden rows and columns, and links behind cells', async () => {
    const rows = [
      `<row r="1">${cell('A1', 'text')}${cell('B1', ' image')}</row>`,
      `<row r="2">${cell('A2', 'owl')}${cell('B2', 'photo')}</row>`,
      `<row r="3" hidden="1">${cell('A3', 'cat')}${cell('B3', 'https://example.com/a.png')}</row>`,
    ];
    const sheet = `</sheetData><cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>${rows.join('')}</sheetData><hyperlinks><hyperlink ref="B2"/><hyperlink ref="B3"/></hyperlinks><sheetData>`;
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.xlsx': sheetWith(sheet) });
    const { stdout } = await lsimport(folder, ['check', 'a.xlsx', '--json']);
    expect(JSON.parse(stdout).notes.join()).toContain(
      '; the name " image" begins or ends with a space, which is part of the data key; 1 hidden row is read too; 1 hidden column is read too; of 1 cell with a link only the text is read, not the address behind it.',
    );
  });

  it('the other sheets; a sheet that is not there', async () => {
    expect((await check('sheets', '--sheet', '1')).notes).toContain(
      `other sheets are not read: "Data 2021" (--sheet 'Data 2021')`,
    );
    const { code, diagnostics } = await check('sheets', '--sheet', 'Data 2022');
    expect([code, diagnostics]).toEqual([
      2,
      [
        expect.objectContaining({
          message: 'a.xlsx has no sheet "Data 2022".',
          help: 'Its sheets: 1 "Notes", 2 "Data 2021".',
        }),
      ],
    ]);
  });

  it('--no-header keeps all rows', async () => {
    const { notes } = await check('titles', '--no-header');
    expect(notes).toContain('3 columns without names (as asked for)');
  });

  it('findings are at their row', async () => {
    const folder = temporaryFolder();
    const config = '<View><Image name="i" value="$product"/></View>';
    writeFiles(folder, { 'a.xlsx': xlsx('titles'), 'c.xml': config });
    const { code, stdout } = await lsimport(folder, ['check', 'a.xlsx', '-l', 'c.xml', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).diagnostics).toContainEqual(
      expect.objectContaining({ file: 'a.xlsx', line: 7, path: '/product' }),
    );
  });
});

it('any name, standard input, -l auto', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { rows: xlsx('inline') });
  for (const [input, stdin] of [
    ['rows', ''],
    ['-', xlsx('inline')],
  ] as const) {
    const { code, stdout } = await lsimport(folder, ['check', input, '-l', 'auto', '--json'], {
      stdin: Readable.from([stdin]),
    });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, format: 'xlsx', tasks: 39 });
  }
});

const sheetWith = (rows: string, sizes: Record<string, number> = {}) =>
  zipOf(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    }).map(([name, content]) => ({ name, content, ...(sizes[name] && { size: sizes[name] }) })),
  );
const cell = (address: string, value: string) => `<c r="${address}" t="str"><v>${value}</v></c>`;

it.each([
  ['cut off', 3, xlsx('types').subarray(0, 4000), 'Cannot read a.xlsx as a ZIP archive'],
  ['text', 3, 'text,stars\ngood,5\n', 'a.xlsx is not an Excel workbook: it does not begin with PK.'],
  ['empty', 3, '', 'a.xlsx is not an Excel workbook'],
  ['an old workbook', 3, `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}`, 'old Microsoft Office'],
  ['binary', 3, zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.bin' }]), '(.xlsb)'],
  ['a bomb', 3, sheetWith('', { 'xl/worksheets/sheet1.xml': 3e9 }), 'a.xlsx looks like a zip bomb'],
  ['a lie', 3, sheetWith('', { 'xl/worksheets/sheet1.xml': 10 }), 'too many bytes in the stream'],
  ['no XML', 3, sheetWith('<row><c></row>'), 'a part of it is not XML'],
  ['out of order', 3, sheetWith('<row r="2"/><row r="1"/>'), 'its row 1 is out of order'],
  ['beyond', 3, sheetWith('<row r="2"><c r="XFE2"><v>1</v></c></row>'), 'its column 16385'],
  [
    'without texts',
    3,
    sheetWith('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    'its cells refer to texts, but it has none',
  ],
  [
    'with a name twice',
    1,
    sheetWith(`<row r="1">${cell('A1', 'text')}${cell('C1', 'text')}</row>`),
    'a.xlsx: in row 1, the columns A and C have the same name, "text".',
  ],
])('a file that is %s is refused with a sentence', async (_, exit, bytes, says) => {
  const folder = temporaryFolder();
  const file = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  writeFiles(folder, { 'a.xlsx': file });
  const { code, stdout } = await lsimport(folder, ['check', 'a.xlsx', '--json']);
  expect({ code, says: JSON.parse(stdout).diagnostics[0].message }).toEqual({
    code: exit,
    says: expect.stringContaining(says),
  });
});

test('cells far behind the named columns keep their places', async () => {
  const folder = temporaryFolder();
  const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
  const rows = [
    row(1, cell('A1', 'text'), cell('C1', 'stars')),
    row(2, cell('A2', 'a'), cell('C2', 'b')),
    row(3, cell('A3', 'c'), cell('B3', 'd'), cell('XFD3', 'e')),
  ];
  writeFiles(folder, { 'a.xlsx': sheetWith(rows.join('')) });
  const { stdout } = await lsimport(folder, ['convert', 'a.xlsx', '--header', '--to', 'jsonl', '-o', '-']);
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.stringContaining('{"text":"a","stars":"b"}'),
    expect.stringContaining('{"text":"c","column2":"d","stars":"","column16384":"e"}'),
  ]);
});
