import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePoints } from '../../../src/diagnostics/sed-command.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Found {
  code: string;
  message: string;
  help: string;
}

const config = (attributes: string) =>
  `<View><TimeSeries name="t" value="$x" timeColumn="at" ${attributes}><Channel column="v"/></TimeSeries><TimeSeriesLabels name="l" toName="t"><Label value="a"/></TimeSeriesLabels></View>`;

/** What is found in a series, and in what the command of the help makes of it. */
async function check(text: string, attributes: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a b.csv': text, 'fixed/.keep': '', 'c.xml': config(attributes) });
  const run = async (input: string) => {
    const { stdout } = await lsimport(folder, ['check', input, '-l', 'c.xml', '--json']);
    return JSON.parse(stdout) as { diagnostics: Found[]; skipped: Record<string, number> };
  };
  const { diagnostics, skipped } = await run('d');
  const command = /(?:sed|tail|awk) .*$/.exec(diagnostics[0]?.help ?? '')?.[0];
  if (command === undefined) return { diagnostics, skipped };
  execFileSync('sh', ['-c', command], { cwd: folder });
  execFileSync('mv', ['NEW.csv', join('fixed', 'a.csv')], { cwd: folder });
  return { diagnostics, skipped, fixed: (await run('fixed')).diagnostics };
}

/** What is said of a series where there is no label config. */
async function explain(text: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': text });
  const args = ['check', 'a.csv', '-l', 'auto', '--csv-as', 'time-series', '--json'];
  const { stdout } = await lsimport(folder, args);
  return (JSON.parse(stdout) as { diagnostics: Found[] }).diagnostics[0]!;
}

describe('decimal commas', () => {
  const text = 'at;v\n2024-03-01;17,84\n2024-03-02;20,5\n';
  const format = 'timeFormat="%Y-%m-%d" sep=";"';
  const help =
    "Write numbers with a decimal point: awk -F ';' -v OFS=';' '{for(i=1;i<=NF;i++)if($i~/^ *\"?[-+]?[0-9]+,[0-9]+\"? *\\r?$/)sub(/,/,\".\",$i)}1' 'd/a b.csv' > NEW.csv";

  test.each([
    ['series-header-not-seen', '', ' Numbers with a decimal comma, such as "17,84", are text to it.'],
    ['series-not-a-number', ' valueType="json"', ' 2 cells of the column are not numbers.'],
  ])('%s names them, and the command that changes them', async (code, more, message) => {
    const { diagnostics, fixed } = await check(text, format + more);
    expect(diagnostics).toMatchObject([{ code, help }]);
    expect(diagnostics[0]!.message.endsWith(message)).toBe(true);
    expect(fixed).toEqual([]);
  });

  test('are the cause where no column has numbers', async () => {
    expect(await explain(text)).toMatchObject({
      message: expect.stringContaining('a.csv has decimal commas in "v".'),
      help: help.replace("'d/a b.csv'", 'a.csv'),
    });
  });

  test.each([
    [';', 'at;v;note\r\n1;-17,84;(3,4)\r\n2; 20,5;5,6 m\r\n3;;\'a\', 1,2,3\r\n4;;"7,5"\r\n5;;+1,5\r\n'],
    ['\t', 'at\tv\tnote\n1\t-17,84\t(3,4)\n2\t 20,5\t\n'],
    [' ', 'at v  note\n1 -17,84  3,4,5\n2 20,5 7,5 \n'],
    ['|', 'at|v|note\n1|-17,84|(3,4)\n2||1,5\n'],
  ])('between %j are changed where a cell is a number as a whole', (separator, table) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.csv': table });
    const [, command] = writePoints('a.csv', separator).split('point: ');
    execFileSync('sh', ['-c', command!], { cwd: folder });
    const numbers = ['-17,84', '20,5', '"7,5"', '+1,5', '7,5 ', '|1,5'];
    const expected = numbers.reduce((text, one) => text.replace(one, one.replace(',', '.')), table);
    expect(readFileSync(join(folder, 'NEW.csv'), 'utf8')).toBe(expected);
  });

  test('in quotes between commas are without a command, which would change other commas', async () => {
    const { diagnostics } = await check('at,v\n1,"17,84"\n2,"20,5"\n', 'valueType="json"');
    expect(diagnostics).toMatchObject([
      { code: 'series-not-a-number', help: expect.not.stringContaining('awk') },
    ]);
  });
});

describe('a line for Excel', () => {
  const text = 'sep=;\r\nat;v\r\n1;17.5\r\n2;20.5\r\n';

  test.each(['sep=";"', '', 'sep="auto"'])('is named, with %j', async (separator) => {
    const { diagnostics, fixed } = await check(text, separator);
    expect(diagnostics).toMatchObject([
      {
        code: 'series-header-late',
        message: 'The first line is "sep=;", which Label Studio takes for the header.',
        help: "Remove it: tail -n +2 'd/a b.csv' > NEW.csv",
      },
    ]);
    // What is left has semicolons, which the tag must say.
    if (separator !== '') expect(fixed).toEqual([]);
  });

  test.each([
    text,
    '# made by hand\nat,v\n1,17.5\n2,20.5\n',
    '# made by hand\n# rows=2\n# at, v\n1,17.5\n2,20.5\n',
  ])('and comments are skipped where the columns become a part of the task: %j', async (lines) => {
    const { diagnostics, skipped } = await check(lines, 'valueType="json"');
    const count = lines.startsWith('# made by hand\n#') ? 2 : 1;
    expect({ diagnostics, skipped }).toEqual({
      diagnostics: [],
      skipped: { 'lines before the table': count },
    });
  });
});

// As InfluxDB writes it, with two tables.
describe('annotated CSV of InfluxDB', () => {
  const table = [
    '#group,false,false,true,true',
    '#datatype,string,long,dateTime:RFC3339,double',
    '#default,_result,,,',
    ',result,table,at,v',
  ];
  const text = `${[...table, ',,0,2024-01-01T00:00:10Z,1.5', '', ...table, ',,1,2024-01-01T00:00:20Z,2.5'].join('\r\n')}\r\n`;
  const format = 'timeFormat="%Y-%m-%dT%H:%M:%S%Z"';
  const start =
    'Remove the annotations of InfluxDB, the headers of later tables and the first three columns: awk ';

  test.each(['', ' valueType="json"'])('is named, with%s', async (valueType) => {
    const { diagnostics, fixed } = await check(text, format + valueType);
    expect(diagnostics).toMatchObject([{ code: 'series-header-late', help: expect.stringContaining(start) }]);
    expect(fixed).toEqual([]);
  });

  test('is named without a label config, and as rows', async () => {
    expect(await explain(text)).toMatchObject({ help: expect.stringContaining(start) });
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.csv': text });
    const { stdout } = await lsimport(folder, ['check', 'a.csv', '--json', '--csv-as', 'rows']);
    const [found] = JSON.parse(stdout).diagnostics as Found[];
    expect(JSON.parse(stdout).diagnostics).toHaveLength(1);
    expect(found).toMatchObject({ code: 'repeated-column-name', help: expect.stringContaining(start) });
  });
});
