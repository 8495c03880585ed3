import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { one, type Parts, workbookOf } from './workbook-of.ts';

async function check(parts: Parts) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xlsx': workbookOf(parts), 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  return lsimport(folder, ['check', 'a.xlsx', '-l', 'c.xml']);
}

it('the workbook that the others are made of is read', async () => {
  const { code, stdout } = await check({});
  expect(stdout).toContain('Checked 1 task');
  expect(code).toBe(0);
});

/** A megabyte that cannot be packed to much less. */
const million = Array.from({ length: 1 << 14 }, (_, i) =>
  createHash('sha256').update(`${i}`).digest('hex'),
).join('');
it.each<[string, Parts, string]>([
  ['elements in each other', { rows: '<a>'.repeat(300) }, 'are nested too deep'],
  [
    'a text of many runs',
    { texts: `<si>${`<r><t>${million}</t></r>`.repeat(17)}</si>` },
    'it has a cell of more than 16 million characters',
  ],
  [
    'a cell of many texts',
    { rows: `<row><c t="inlineStr">${`<t>${million}</t>`.repeat(17)}</c></row>` },
    'it has a cell of more than 16 million characters',
  ],
  [
    'a row of many long texts',
    {
      texts: `<si><t>${million}</t></si>`,
      rows: `${one}<row>${'<c t="s"><v>0</v></c>'.repeat(17)}</row>`,
    },
    'it has a row of more than 16 million characters',
  ],
  [
    'rows without end',
    { rows: one + '<row/>'.repeat(3_000_000) },
    '"xl/sheet.xml" in it is more than 200 times as large when it is unpacked',
  ],
  [
    'half the number of a text',
    { texts: '<si><t>a</t></si><si><t>b</t></si>', rows: '<row><c t="s"><v>0.5</v></c></row>' },
    'a cell refers to the text 0.5, but there are 2',
  ],
])('a workbook with %s is refused', async (_, parts, problem) => {
  const { code, stderr } = await check(parts);
  expect(stderr).toContain('Cannot read a.xlsx as an Excel workbook: ');
  expect(stderr).toContain(problem);
  expect(code).toBe(3);
});

it('long first rows are not all kept to find the header', async () => {
  const rows = one + `<row><c t="s"><v>0</v></c></row>`.repeat(40);
  const { code, stdout } = await check({ texts: `<si><t>${million}</t></si>`, rows });
  expect(stdout).toContain('Checked 41 tasks');
  expect(code).toBe(0);
});

it('a workbook with a million formats is refused', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xlsx': workbookOf({ styles: '<xf/>'.repeat(1_100_000) }) });
  const { code, stderr } = await lsimport(folder, ['check', 'a.xlsx', '-l', 'auto']);
  expect(stderr).toContain('it has more than a million formats');
  expect(code).toBe(3);
});
