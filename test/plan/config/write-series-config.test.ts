import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const rows = ['00:00', '00:01', '00:02'].map((time, i) => `2024-01-01 ${time}:00,2${i}.5,40.${i}`);
const sensor = ['timestamp,temperature,humidity', ...rows, ''].join('\n');

async function run(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, args);
  return { folder, code, stdout, stderr };
}

test('-l auto writes the label config of a folder of series', async () => {
  const files = { 's/a.csv': sensor, 's/b.csv': sensor };
  const { folder, code, stdout, stderr } = await run(
    files,
    'init',
    'p',
    '-i',
    's',
    '-l',
    'auto',
    '--dry-run',
  );
  expect(code).toBe(0);
  expect(stderr).toContain(
    'note: By the columns of s/a.csv, the label config takes the times from "timestamp", in the format "%Y-%m-%d %H:%M:%S", and shows "temperature", "humidity". Its only label is "event": to have your own, save it with --write-config FILE and change it.\n',
  );
  const channel = (name: string, color: string) =>
    `    <Channel column="${name}" legend="${name}" strokeColor="${color}"/>`;
  expect(stdout).toBe(
    [
      '<View>',
      '  <TimeSeriesLabels name="label" toName="timeseries">',
      '    <Label value="event" background="#d9c026"/>',
      '  </TimeSeriesLabels>',
      '  <TimeSeries name="timeseries" value="$timeseries" valueType="json" timeColumn="timestamp" timeFormat="%Y-%m-%d %H:%M:%S">',
      channel('temperature', '#d92651'),
      channel('humidity', '#265bd9'),
      '  </TimeSeries>',
      '</View>',
      '',
    ].join('\n'),
  );
  writeFiles(folder, { 'printed.xml': stdout });
  const checked = await lsimport(folder, ['check', 's', '-l', 'printed.xml', '--server', '1.x']);
  expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems found') });
});

test('with --document-root the tasks have links', async () => {
  const args = ['convert', 's', '-l', 'auto', '--document-root', '.', '--write-config', 'c.xml', '-o', '-'];
  const { stdout, code } = await run(
    { 's/a.csv': sensor.replaceAll(',', ';') },
    ...args,
    '--to',
    'tasks-1.x',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([{ data: { timeseries: '/data/local-files/?d=s/a.csv' } }]);
});

test('other files without these columns are reported', async () => {
  const files = { 's/a.csv': sensor, 's/b.csv': sensor.replace('humidity', 'light') };
  const { stdout, code } = await run(files, 'check', 's', '-l', 'auto');
  expect(code).toBe(1);
  expect(stdout).toContain('The time series has no column "humidity".');
});

test.each([
  ['a single file', ['--input-format', 'time-series-dir']],
  ['a single file with --csv-as', ['--csv-as', 'time-series']],
])('%s', async (_, options) => {
  const { stdout, code } = await run({ 'a.csv': sensor }, 'check', 'a.csv', '-l', 'auto', ...options);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Checked 1 task') });
});

describe('files that may be tables', () => {
  const states = sensor.replaceAll(/(\d)$/gm, '$1,on').replace('humidity', 'humidity,state');

  test('are refused unless they are asked for as series', async () => {
    const { stderr, code } = await run({ 's/a.csv': states }, 'check', 's', '-l', 'auto');
    expect(code).toBe(2);
    expect(stderr).toContain('s/a.csv may be a table, as it has columns of texts: "state".');
    expect(stderr).toContain(
      'help: If each row is a task: --input-format table-dir. If each file is a time series: --input-format time-series-dir.',
    );
    const args = ['check', 's', '-l', 'auto', '--input-format', 'time-series-dir'];
    const asked = await run({ 's/a.csv': states }, ...args);
    expect(asked.stderr).toContain('shows "temperature", "humidity". It does not show "state".');
    expect(asked.code).toBe(0);
  });

  test.each([
    ['no times', 'a,b\n1,2\n3,4\n5,6\n', 'no column has times that rise from row to row'],
    ['times that fall', 'time,b\n3,2\n1,4\n2,6\n', 'no column has times that rise from row to row'],
    ['one row', 'time,b\n3,2\n', 'has fewer than two rows'],
    ['times alone', 'time\n1\n2\n3\n', 'has no column of numbers beside the times'],
  ])('with %s', async (_, table, why) => {
    const { stderr, code } = await run({ 's/a.csv': table }, 'check', 's', '-l', 'auto');
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(why) });
  });
});

// "--quotes does not apply to the input format time-series-dir" named what nobody had written.
test.each([
  ['-l', 'auto', '--csv-as', 'time-series'],
  ['-l', 'c.xml', '--csv-as', 'time-series'],
  ['-l', 'c.xml'],
])('options of rows are refused with %j %j', async (...options) => {
  const config =
    '<View><TimeSeries name="s" value="$x" timeColumn="t"><Channel column="a"/></TimeSeries></View>';
  const args = ['check', 'a.csv', ...options, '--quotes', 'text'];
  const { stderr, code } = await run({ 'a.csv': sensor, 'c.xml': config }, ...args);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--quotes does not apply to a table that is read as one time series.'),
  });
  expect(stderr).toContain('help: Remove it, or read each row as a task: --csv-as rows');
});
