import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

const beside = {
  'in/a.wav': '',
  'in/b.wav': '',
  'in/c.wav': '',
  'in/a.svg': picture,
  'in/b.svg': picture,
  'in/c.svg': picture,
  'in/img/a.svg': picture,
  'in/img/b.svg': picture,
};

const controls = {
  stretches:
    '<Audio name="a" value="$audio"/><Labels name="l" toName="a"><Label value="speech"/><Label value="noise"/></Labels><TextArea name="t" toName="a" perRegion="true"/>',
  boxes:
    '<Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="cat"/><Label value="a &quot;dog&quot;, big"/></RectangleLabels>',
};
type Table = keyof typeof controls;

/** What becomes of a folder with a table and the media that it names. */
async function convert(table: Table, file: string, content: Buffer, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...beside, [`in/${file}`]: content, 'c.xml': `<View>${controls[table]}</View>` });
  const skipping = ['--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
  const args = ['-l', 'c.xml', '--to', 'tasks-1.x', '--document-root', '..', '-o', 'out.json', ...skipping];
  const { code, stdout, stderr } = await lsimport(folder, ['convert', 'in', ...args, '--json', ...more]);
  const { format, diagnostics, skipped } = JSON.parse(stdout);
  const codes = diagnostics.map((one: { code: string }) => one.code);
  expect(
    diagnostics.filter((one: { file?: string }) => one.file?.includes('tmp')),
    stderr,
  ).toEqual([]);
  const tasks = JSON.parse(
    readFileSync(join(folder, 'out.json'), 'utf8').replaceAll(folder.split('/').at(-1)!, 'HERE'),
  );
  return { code, format, codes, skipped, tasks };
}

test.each<[Table, string]>([
  ['stretches', 'audio-csv'],
  ['boxes', 'boxes-csv'],
])('a folder with a table of %s means the same when it is Parquet or compressed', async (table, format) => {
  const csv = readFileSync(fixture(`tables/${table}.csv`));
  const expected = await convert(table, `${table}.csv`, csv);
  expect(expected).toMatchObject({ format });
  expect(expected.tasks.length).toBeGreaterThan(1);
  const parquet = readFileSync(fixture(`tables/${table}.parquet`));
  expect(await convert(table, `${table}.parquet`, parquet)).toEqual(expected);
  expect(await convert(table, `${table}.csv.gz`, gzipSync(csv))).toEqual(expected);
  expect(await convert(table, 'x.parquet', parquet, '--input-format', format)).toEqual(expected);
});

test('labels of another kind leave the folder as it is', async () => {
  const folder = temporaryFolder();
  const config =
    '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="x"/></Choices></View>';
  const table = readFileSync(fixture('tables/boxes.parquet'));
  writeFiles(folder, { ...beside, 'in/boxes.parquet': table, 'c.xml': config });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'c.xml', '--document-root', '..']);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('as image-dir') });
});
