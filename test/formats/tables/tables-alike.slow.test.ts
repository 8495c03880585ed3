import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

/** What is beside the tables. */
const beside = {
  'in/a.wav': '',
  'in/b.wav': '',
  'in/c.wav': '',
  'in/c.svg': picture,
  'in/a.svg': picture,
  'in/b.svg': picture,
  'in/img/a.svg': picture,
  'in/img/b.svg': picture,
};

const configs: Record<string, string> = {
  stretches:
    '<View><Labels name="l" toName="a"><Label value="speech"/><Label value="noise"/></Labels><Audio name="a" value="$audio"/><TextArea name="t" toName="a" perRegion="true"/></View>',
  boxes:
    '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="cat"/><Label value="a &quot;dog&quot;, big"/></RectangleLabels></View>',
};

/** What becomes of a table of fixtures/tables/ in one of its kinds, beside what its rows name. */
async function convert(table: string, kind: string, ...more: string[]) {
  const folder = temporaryFolder();
  const name = `${table}.${kind}`;
  const own = { [`in/${name}`]: readFileSync(fixture(`tables/${name}`)), 'out/.keep': '' };
  const isData = more.includes('--input-format');
  const config = isData ? '<View><Text name="t" value="$label"/></View>' : configs[table];
  writeFiles(folder, {
    ...beside,
    ...own,
    ...(config && { 'c.xml': config.replace('$label', table === 'boxes' ? '$class' : '$label') }),
  });
  const options = [
    '-l',
    config ? 'c.xml' : 'auto',
    '--to',
    'tasks-1.x',
    ...(isData || table === 'choices' ? [] : ['--document-root', '.']),
    '--invalid-tasks',
    'skip',
    '--rejected',
    'out/rejected.jsonl',
  ];
  const out = ['-o', 'out/tasks.json', '--write-config', 'out/config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, ['convert', `in/${name}`, ...options, ...out, ...more]);
  const { format, diagnostics, skipped } = JSON.parse(stdout);
  const textOf = (file: string) => readFileSync(join(folder, 'out', file), 'utf8');
  const findings = diagnostics.map(({ code, line }: { code: string; line: number }) => ({ code, line }));
  return {
    ...{ code, format, skipped, findings },
    tasks: JSON.parse(textOf('tasks.json')),
    config: textOf('config.xml').replaceAll(name, 'table'),
  };
}

const kinds = ['tsv', 'jsonl', 'parquet', 'xlsx'];

test.each([
  ['stretches', 'audio-csv'],
  ['boxes', 'boxes-csv'],
])('a table of %s means the same in all kinds', async (table, format) => {
  const expected = await convert(table, 'csv');
  expect(expected).toMatchObject({ format });
  expect(expected.findings.length).toBeGreaterThan(0);
  for (const kind of kinds) {
    // A file without a header counts its rows from the first line.
    const above = kind === 'jsonl' || kind === 'parquet' ? 1 : 0;
    const findings = expected.findings.map(({ code, line }: { code: string; line: number }) => ({
      code,
      line: line - above,
    }));
    expect(await convert(table, kind)).toEqual({ ...expected, findings });
  }
});

test.each([
  ['choices', ['--choices-column', 'label=label']],
  ['media', []],
])('a table with a column of %s becomes the same tasks in all kinds', async (table, more) => {
  const { format: _, ...expected } = await convert(table, 'csv', ...more);
  expect(expected.code).toBe(0);
  expect(expected.tasks.length).toBeGreaterThan(1);
  for (const kind of kinds) expect(await convert(table, kind, ...more)).toMatchObject(expected);
});

test.each(['stretches', 'boxes'])('the rows of %s are data where the format is named', async (table) => {
  for (const kind of ['jsonl', 'parquet', 'xlsx']) {
    const { format, tasks } = await convert(table, kind, '--input-format', kind);
    expect({ format, rows: tasks.length > 2 }).toEqual({ format: kind, rows: true });
  }
});
