import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What `check --json` notes of rows that look like a series. */
async function noteOn(name: string, lines: string[], ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: lines.join('\n'), 'c.xml': '<View><Text name="t" value="$x"/></View>' });
  const { stdout } = await lsimport(folder, ['check', name, '--json', ...options]);
  const { tasks, notes } = JSON.parse(stdout) as { tasks: number; notes: string[] };
  return { tasks, note: notes.find((one) => one.includes('time series')), folder };
}

const log = ['at,x,y', ...[0, 1, 2, 3, 4].map((n) => `2024-01-01 00:0${n}:00,2${n}.5,${9 - n}`)];

test.each([
  ['a.csv', log],
  ['a.tsv', log.map((line) => line.replaceAll(',', '\t'))],
])('rising times and numbers in %s: a note has the options that make one task', async (name, lines) => {
  for (const options of [[], ['-l', 'auto']]) {
    const { tasks, note, folder } = await noteOn(name, lines, ...options);
    expect(tasks).toBe(5);
    expect(note).toBe(
      `${name}: each row becomes a task, but the rows look like one time series: "at" rises from row to row, and all other columns are numbers. If they are one task: --csv-as time-series -l auto`,
    );
    const command = ['check', name, '--json', '--csv-as', 'time-series', '-l', 'auto'];
    const { code, stdout } = await lsimport(folder, command);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tasks: 1, warnings: 0 });
  }
});

test.each([
  ['a label config', log, ['-l', 'c.xml']],
  ['--csv-as rows', log, ['--csv-as', 'rows']],
  ['events with texts', log.map((line, i) => `${line},${i === 0 ? 'event' : 'door opened'}`), []],
  ['times in no order', [...log, '2023-01-01 00:00:00,1,1'], []],
  ['years', ['year,n', '1990,1', '1991,2', '1992,3', '1993,4', '1994,5'], []],
  ['ids of users', log.map((line, i) => `${line},${i === 0 ? 'user_id' : i}`), []],
  ...['id', 'userid', 'id_user', 'orderNo', 'sessionID', 'USER_ID', 'Order Number'].map(
    (name): [string, string[], string[]] => [name, log.map((line, i) => `${line},${i === 0 ? name : i}`), []],
  ),
  ['few rows', log.slice(0, 4), []],
  ['times alone', log.map((line) => line.split(',')[0]!), []],
])('there is no note with %s', async (_, lines, options) => {
  expect((await noteOn('a.csv', lines, ...options)).note).toBeUndefined();
});

test.each(['NO', 'humid', 'grid', 'NO2'])('%s is no name of ids', async (name) => {
  expect(
    (
      await noteOn(
        'a.csv',
        log.map((line) => line.replace('at,x', `at,${name}`)),
      )
    ).note,
  ).toBeDefined();
});

test('the rows are those that --quotes makes', async () => {
  const lines = log.map((line, i) => (i > 0 ? `${line.slice(0, -1)}"${line.at(-1)}"` : line));
  expect((await noteOn('a.csv', lines)).note).toBeDefined();
  expect((await noteOn('a.csv', lines, '--quotes', 'text')).note).toBeUndefined();
});
