import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';
import { workbookOf } from './workbook-of.ts';

const cells = (...texts: string[]) =>
  `<row>${texts.map((text) => (/^\d/.test(text) ? `<c><v>${text}</v></c>` : `<c t="str"><v>${text}</v></c>`)).join('')}</row>`;

test('--sheet chooses the sheet of a workbook with boxes or stretches', async () => {
  const folder = temporaryFolder();
  const boxes =
    cells('image', 'xmin', 'ymin', 'xmax', 'ymax', 'class') + cells('a.svg', '1', '2', '3', '4', 'cat');
  const stretches = cells('file', 'start', 'end', 'label') + cells('a.wav', '1', '2', 'dog');
  writeFiles(folder, {
    'in/a.svg': picture,
    'in/a.wav': '',
    'in/boxes.xlsx': workbookOf({ rows: boxes }),
    'in/stretches.xlsx': workbookOf({ rows: stretches }),
    'in/boxes.csv': 'image,xmin,ymin,xmax,ymax,class\na.svg,1,2,3,4,cat\n',
  });
  const formatOf = async (file: string, ...more: string[]) => {
    const { code, stdout } = await lsimport(folder, ['check', file, '-l', 'auto', '--json', ...more]);
    return [code, JSON.parse(stdout).format];
  };
  expect(await formatOf('in/boxes.xlsx', '--sheet', 'S')).toEqual([0, 'boxes-csv']);
  expect(await formatOf('in/stretches.xlsx', '--sheet', '1')).toEqual([0, 'audio-csv']);
  const refused = await lsimport(folder, ['check', 'in/boxes.csv', '-l', 'auto', '--sheet', 'S']);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('which is no Excel workbook') });
});

test('the header of a workbook with spans is no blank line', async () => {
  const folder = temporaryFolder();
  const empty = '<row></row>';
  const span = cells('Ada lived', "[(0, 3, 'PER')]");
  writeFiles(folder, { 'a.xlsx': workbookOf({ rows: cells('text', 'label') + span + empty + span }) });
  const { stdout } = await lsimport(folder, ['check', 'a.xlsx', '-l', 'auto', '--json']);
  const { format, tasks, skipped } = JSON.parse(stdout);
  expect({ format, tasks, skipped }).toEqual({
    format: 'spans-jsonl',
    tasks: 2,
    skipped: { 'empty rows': 1 },
  });
});

// Its cells are no JSON, so that nothing tells a text from a list.
test('an export of Label Studio that was saved as a workbook is said not to be read', async () => {
  const folder = temporaryFolder();
  const rows =
    cells('annotation_id', 'annotator', 'lead_time', 'mood', 'text') +
    cells('1', '1', '2.5', 'Glad', 'Hello');
  const config =
    '<View><Text name="t" value="$text"/><Choices name="mood" toName="t"><Choice value="Glad"/></Choices></View>';
  writeFiles(folder, { 'a.xlsx': workbookOf({ rows }), 'c.xml': config });
  const codesOf = async (...more: string[]) => {
    const { stdout } = await lsimport(folder, ['check', 'a.xlsx', '-l', 'c.xml', '--json', ...more]);
    return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  };
  expect(await codesOf()).toEqual(['labels-not-read']);
  expect(await codesOf('--input-format', 'xlsx')).toEqual([]);
});
