import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const config =
  '<View><Text name="t" value="$text"/><Choices name="mood" toName="t"><Choice value="glad"/><Choice value="sad"/></Choices></View>';
const options = ['--input-format', 'csv', '-l', 'config.xml'];

function folderWith(csv: string, xml = config): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'birds.csv': csv, 'config.xml': xml });
  return folder;
}

async function importCsv(csv: string, ...more: string[]) {
  const folder = folderWith(csv);
  const ending = await lsimport(folder, ['init', 'p', '-i', 'birds.csv', ...options, ...more]);
  expect(ending).toMatchObject({ code: 0 });
  return { project: join(folder, 'p'), tasks: readTasks(join(folder, 'p')), ...ending };
}

describe('csv', () => {
  it.each(casesOf('csv'))('%s', (name) => expectCase('csv', name));

  it('takes a cell longer than what is read at a time, with line breaks and quotes in it', async () => {
    const long = 'ptak "\u{1f426}"\n'.repeat(60_000);
    const { tasks } = await importCsv(`text,n\n"${long.replaceAll('"', '""')}",1\nowl,2\n`);
    expect(tasks.map(({ data }) => data)).toEqual([
      { text: long, n: '1' },
      { text: 'owl', n: '2' },
    ]);
  });

  it('takes more rows than are read at a time', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `"sparrow ${i}${i % 7 ? '' : ',\nćwir'}",${i}`);
    const { tasks } = await importCsv(`text,n\n${rows.join('\n')}\n`);
    expect(tasks.map(({ data }) => data)).toEqual(
      rows.map((_, i) => ({ text: `sparrow ${i}${i % 7 ? '' : ',\nćwir'}`, n: String(i) })),
    );
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const folder = folderWith(`text\n${'robin\n'.repeat(200_000)}`);
    await expectCleanInterrupt(folder, [
      'init',
      'p',
      '-i',
      'birds.csv',
      ...options,
      '--delimiter',
      ',',
      '--header',
    ]);
  });

  it('puts rows with errors aside when they are to be skipped', async () => {
    const { project, tasks } = await importCsv(
      'text,n\nrobin,1\nowl\n"two\nlines",3\n',
      '--invalid-tasks',
      'skip',
    );
    expect(tasks.map(({ data }) => data.text)).toEqual(['robin', 'two\nlines']);
    const rejected = readFileSync(join(project, 'rejected.jsonl'), 'utf8').trim().split('\n');
    expect(rejected.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ task: 1, line: 3, original: 'owl' }),
    ]);
  });
});

describe('data of packages, as Python reads it', () => {
  const real: Record<string, { tasks: number; sha256: string }> = JSON.parse(
    readFileSync(fixture('csv/real.json'), 'utf8'),
  );
  const vega = join(import.meta.dirname, '../../../node_modules/vega-datasets/data');

  it.each(Object.keys(real))('%s', async (name) => {
    const folder = temporaryFolder();
    cpSync(join(vega, name), join(folder, name));
    const ending = await lsimport(folder, ['init', 'p', '-i', name, '--json']);
    expect(JSON.parse(ending.stdout)).toMatchObject({ ok: true, tasks: real[name]!.tasks, warnings: 0 });
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, 'p/tasks.json')))
      .digest('hex');
    expect(sha256).toBe(real[name]!.sha256);
  });
});

describe('what is found out', () => {
  const note = async (csv: string, ...more: string[]) =>
    (await importCsv(csv, ...more)).stderr.replaceAll('note: birds.csv: ', '').trim();

  it('the delimiter, the header and why', async () => {
    expect(await note('text;n\nowl, big;1\n')).toBe(
      '2 columns separated by semicolons, named by the first row: "text", "n" (it has the data key "text"); if that is wrong, use --delimiter or --no-header.',
    );
  });

  it('names with spaces around them', async () => {
    expect(await note('text, n \nowl,1\n')).toContain(
      'the name " n " begins or ends with a space, which is part of the data key.',
    );
  });

  it('the header without a label config that was written from it', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'birds.csv': 'big brown owl,A\nsmall red robin,B\n' });
    const { stderr } = await lsimport(folder, ['check', 'birds.csv', '-l', 'auto']);
    expect(stderr).toContain('named by the first row: "big brown owl", "A" (');
    expect(stderr).not.toContain('it has the data key');
  });

  it('only what was not given', async () => {
    expect(await note('text|n\nowl|1\n', '--delimiter', 'pipe')).not.toContain('--delimiter');
    expect(await note('text|n\nowl|1\n', '--delimiter', '|', '--header')).toBe('');
  });

  it('a decimal comma is no delimiter when the header has none', async () => {
    const { tasks } = await importCsv('text;a\nx;1,5\ny;2,5\n');
    expect(tasks[1]!.data).toEqual({ text: 'y', a: '2,5' });
  });

  it('one column without a header fills the data key of the label config', async () => {
    const { tasks, stderr } = await importCsv(
      'A robin sat on the fence\nAn owl was not amused by that\n',
      '--no-header',
    );
    expect(tasks.map(({ data }) => data)).toEqual([
      { text: 'A robin sat on the fence' },
      { text: 'An owl was not amused by that' },
    ]);
    expect(stderr).toContain('one column');
  });
});

describe('labels in columns', () => {
  const csv = 'text,feeling,sure\nrobin,glad,0.75\nowl,,\ncrow,sad,1\n';
  const result = (choice: string) => [
    { from_name: 'mood', to_name: 't', type: 'choices', value: { choices: [choice] } },
  ];

  it('become completions', async () => {
    const { project, tasks } = await importCsv(csv, '--choices-column', 'feeling=mood');
    expect(tasks.map(({ data }) => data.feeling)).toEqual(['glad', '', 'sad']);
    const files = readdirSync(join(project, 'completions'));
    expect(files.sort()).toEqual(['0.json', '2.json']);
    const work = JSON.parse(readFileSync(join(project, 'completions/2.json'), 'utf8'));
    expect(work).toMatchObject({ id: 2, data: { text: 'crow' }, completions: [{ result: result('sad') }] });
  });

  it('but for blank cells, which label nothing', async () => {
    const { tasks } = await importCsv('text,feeling\nowl,"  "\nwren,\n', '--choices-column', 'feeling=mood');
    expect(tasks.map(({ data }) => data.feeling)).toEqual(['  ', '']);
  });

  it('or predictions with scores', async () => {
    const { tasks } = await importCsv(
      csv,
      ...['--choices-column', 'feeling=mood', '--labels-as', 'predictions', '--score-column', 'sure'],
    );
    expect(tasks.map(({ predictions }) => predictions)).toEqual([
      [expect.objectContaining({ result: result('glad'), score: 0.75 })],
      undefined,
      [expect.objectContaining({ result: result('sad'), score: 1 })],
    ]);
  });

  it('a score may have a decimal comma, as spreadsheets of many countries write it', async () => {
    const more = ['--choices-column', 'feeling=mood', '--labels-as', 'predictions', '--score-column', 'sure'];
    const { tasks } = await importCsv('text,feeling,sure\nowl,glad,"0,93"\nwren,sad,"1,0"\n', ...more);
    expect(tasks.map(({ predictions }) => predictions)).toMatchObject([[{ score: 0.93 }], [{ score: 1 }]]);
  });

  it.each(['1,000', '0.9x', '.', '1/2', '0x1f'])('a score of %s is an error at its cell', async (score) => {
    const folder = folderWith(`text,feeling,sure\nowl,glad,"${score}"\n`);
    const args = ['check', '-i', 'birds.csv', ...options, '--choices-column', 'feeling=mood', '--json'];
    const more = ['--labels-as', 'predictions', '--score-column', 'sure'];
    const { code, stdout } = await lsimport(folder, [...args, ...more]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      { code: 'result-wrong-type', path: '/predictions/0/score', line: 2, column: 10 },
    ]);
  });

  it.each([
    [['--choices-column', 'feeling=feeling'], 'no <Choices name="feeling">'],
    [['--choices-column', 'mode=mood'], 'birds.csv has no column "mode"'],
    [['--choices-column', 'mood'], 'must be KEY=CONTROL'],
    [['--labels-as', 'predictions'], '--labels-as has no labels to apply to'],
    [['--score-column', 'sure'], '--score-column has no predictions to apply to'],
    [['--json-columns', 'text,tags'], 'birds.csv has no column "tags"'],
    [['--delimiter', ';;'], 'must be one ASCII character'],
    [['--delimiter', '\u00a7'], 'must be one ASCII character'],
    [['--delimiter', '"'], 'other than a double quote, a line break or NUL'],
    [['--csv-as', 'time-series'], 'needs a <TimeSeries> tag'],
    [['--text-mode', 'line'], '--text-mode does not apply to the input format csv'],
  ])('%j is refused', async (args, words) => {
    const folder = folderWith(csv);
    const ending = await lsimport(folder, ['check', '-i', 'birds.csv', ...options, ...args]);
    expect(ending).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
  });
});

describe('quotes of a table that is written without quoting', () => {
  // As in MRPC of GLUE: what Python's csv reads with QUOTE_NONE.
  const texts = ['" Yes , " he said .', 'a 5" wren', '"never closed', 'plain'];
  const tsv = texts.map((text, i) => `${i}\t${text}\n`).join('');
  const check = (...args: string[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'p.tsv': `n\ttext\n${tsv}` });
    return lsimport(folder, ['convert', 'p.tsv', '-l', 'auto', '--to', 'jsonl', '-o', '-', ...args]);
  };
  const dataOf = (stdout: string) =>
    stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line).data.text] : []));

  it('are text, which a note says', async () => {
    const { code, stdout, stderr } = await check('--strict');
    expect({ code, texts: dataOf(stdout) }).toEqual({ code: 0, texts });
    expect(stderr).toContain('double quotes are read as text');
    expect(stderr).not.toContain('warning');
  });

  it('are what --quotes says', async () => {
    const told = await check('--quotes', 'text', '--strict');
    expect({ code: told.code, texts: dataOf(told.stdout) }).toEqual({ code: 0, texts });
    expect(told.stderr).not.toContain('double quotes');
    expect(await check('--quotes', 'cells')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--quotes text'),
    });
  });
});

// What Spark writes of texts with quotes when nothing says otherwise.
it('quotes behind backslashes are refused with what writes them twice', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'part.csv': 'n,text\n1,"He said \\"hi\\""\n2,x\n3,"\\"No\\""\n' });
  const { code, stdout } = await lsimport(folder, ['check', 'part.csv', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stdout).toContain('error[text-after-quote] 2 times');
  expect(stdout).toContain('Spark: option("escape", "\\"").');
});

// Apache Hive parts fields with it by default ("FIELDS TERMINATED BY"), and hands down some of the next.
it.each(['\x01', '\x1f', '\x7f'])('a control character is a delimiter: %j', async (delimiter) => {
  const folder = temporaryFolder();
  const rows = [
    ['text', 'feeling'],
    ['owl; not, a wren', 'glad'],
  ];
  writeFiles(folder, { 'birds.csv': rows.map((cells) => `${cells.join(delimiter)}\n`).join('') });
  const args = ['-l', 'auto', '--delimiter', delimiter, '--to', 'tasks-1.x', '-o', '-', '--quiet'];
  const { stdout } = await lsimport(folder, ['convert', 'birds.csv', ...args]);
  expect(JSON.parse(stdout)).toEqual([{ data: { text: 'owl; not, a wren', feeling: 'glad' } }]);
});

describe('with a TimeSeries tag', () => {
  const series =
    '<View><TimeSeries name="ts" value="$csv" timeColumn="time"><Channel column="v"/></TimeSeries></View>';
  const csv = 'time,v\n1,0.5\n2,0.7\n';

  it('the file is the resource of one task', async () => {
    const folder = folderWith(csv, series);
    const ending = await lsimport(folder, ['init', 'p', '-i', 'birds.csv', ...options]);
    expect(ending).toMatchObject({ code: 0, stderr: expect.stringContaining('--csv-as rows') });
    const [task, ...others] = readTasks(join(folder, 'p'));
    expect(others).toEqual([]);
    expect(task!.data.csv).toBe(`/data/birds.csv?d=${encodeURIComponent(folder)}`);
  });

  it('or its rows are tasks', async () => {
    const folder = folderWith('csv,n\nhttps://example.com/a.csv,1\nhttps://example.com/b.csv,2\n', series);
    const ending = await lsimport(folder, [
      ...['init', 'p', '-i', 'birds.csv', ...options, '--csv-as', 'rows', '--quiet'],
    ]);
    expect(ending).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p')).map(({ data }) => data.n)).toEqual(['1', '2']);
  });
});

it.each([
  ['id^text\n1^Good, all\n2^Bad\n', "if that is wrong, use --delimiter '^' or --no-header."],
  ['id~text\n1~Good\n2~Bad\n', "use --delimiter '~' or --no-header."],
  ['text\nabout ~ 5\nBad\n', 'use --delimiter or --no-header.'],
])('a delimiter that is not looked for is named: %j', async (text, says) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': text });
  expect((await lsimport(folder, ['check', 'a.csv', '-l', 'auto'])).stderr).toContain(says);
  const [, delimiter] = /--delimiter '(.)'/.exec(says) ?? [];
  if (delimiter === undefined) return;
  const read = await lsimport(folder, ['check', 'a.csv', '-l', 'auto', '--delimiter', delimiter]);
  expect(read.stdout).toContain('Checked 2 tasks');
});

it('a rare delimiter is named also where the label config is refused for what it makes of the header', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'id^text\n1^Good, all\n2^Bad\n' });
  const args = ['convert', 'a.csv', '-l', 'auto', '--to', 'tasks-1.x', '-o', '-'];
  const { code, stderr } = await lsimport(folder, args);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'help: If "^" separates columns: --delimiter \'^\'. Otherwise, rename the column to letters A to Z',
  );
  expect(await lsimport(folder, [...args, '--delimiter', '^'])).toMatchObject({ code: 0 });
});
