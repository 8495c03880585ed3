import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const general =
  'Write times as the timeFormat of the TimeSeries tag says, or as numbers if it has none; or change the tag.';

/** The findings on a series with these times, in a file and in a task, where a TimeSeries has `timeFormat`. */
async function helpsOf(times: string[], timeFormat: string, ...options: string[]) {
  const folder = temporaryFolder();
  const config = (valueType: string) =>
    `<View><TimeSeries name="t" value="$x" valueType="${valueType}" timeColumn="time" timeFormat="${timeFormat}"><Channel column="a"/></TimeSeries><TimeSeriesLabels name="l" toName="t"><Label value="a"/></TimeSeriesLabels></View>`;
  writeFiles(folder, {
    'url.xml': config('url'),
    'json.xml': config('json'),
    'd/a.csv': `time,a\n${times.map((time, i) => `${time},${i}\n`).join('')}`,
    'a.json': JSON.stringify([{ data: { x: { time: times, a: times.map((_, i) => i) } } }]),
  });
  const found: [string, string][][] = [];
  for (const [input, xml] of [
    ['d', 'url.xml'],
    ['d', 'json.xml'],
    ['a.json', 'json.xml'],
  ] as const) {
    const { stdout } = await lsimport(folder, ['check', input, '-l', xml, '--json', ...options]);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; help: string }[] };
    found.push(diagnostics.map(({ code, help }) => [code, help]));
  }
  return found as [[string, string][], ...[string, string][][]];
}

/** The same, which must be the same in the file and in the task. */
async function helpOf(times: string[], timeFormat = '') {
  const found = await helpsOf(times, timeFormat);
  expect(found).toEqual([found[0], found[0], found[0]]);
  return found[0];
}

test.each([
  [['2024-03-01 00:00:00', '2024-03-01 00:01:00'], '', 'timeFormat="%Y-%m-%d %H:%M:%S"'],
  [['2024-03-01', '2024-03-02'], '%d.%m.%Y', 'timeFormat="%Y-%m-%d"'],
  [['03/01/2024', '03/02/2024'], '', 'timeFormat="%m/%d/%Y" or timeFormat="%d/%m/%Y"'],
  [['03/12/2024', '03/13/2024'], '', 'timeFormat="%m/%d/%Y"'],
  [['13/03/2024', '14/03/2024'], '', 'timeFormat="%d/%m/%Y"'],
  [['20240313', '20240314'], '%Y-%m', 'timeFormat="%Y%m%d"'],
  [['20240313T18:00', '20240314T13:00'], '', 'timeFormat="%Y%m%dT%H:%M"'],
])('the format that all times fit is named: %j', async (times, format, wanted) => {
  expect(await helpOf(times, format)).toEqual([
    ['bad-time', `All times fit ${wanted}: set it in the TimeSeries tag.`],
  ]);
});

test.each([
  [['2024-03-01', 'noon'], ''],
  [['2024-03-02', '2024-03-01'], ''],
  [['noon', 'night'], ''],
  [['1', '2024-03-01'], ''],
])('where none fits all, none is named: %j', async (times, format) => {
  expect(await helpOf(times, format)).toEqual([['bad-time', general]]);
});

// Label Studio 1.23.2 fills up to milliseconds what follows a dot, and does not read a letter behind it.
describe('fractions of a second with a Z', () => {
  const times = ['2024-03-01T00:00:00.000Z', '2024-03-01T00:00:00.010Z'];
  const format = '%Y-%m-%dT%H:%M:%S.%L';
  const help = `Remove the Z behind the times, and set timeFormat="${format}" in the TimeSeries tag, which Label Studio 1.x reads.`;

  test.each([
    ['series-time-with-dot', `${format}Z`],
    ['series-time-with-dot', `${format}%Z`],
    ['bad-time', format],
    ['bad-time', ''],
  ])('%s with %j has what is read', async (code, timeFormat) => {
    const command = " In the file: sed 's/\\(:[0-9][0-9]\\.[0-9]*\\)Z/\\1/g' d/a.csv > NEW.csv";
    expect(await helpsOf(times, timeFormat)).toEqual([
      [[code, help + command]],
      [[code, help + command]],
      [[code, help]],
    ]);
    const [[found]] = await helpsOf(times, timeFormat, '--server', '1.x');
    if (code !== 'bad-time') expect(found).toEqual(['not-shown-by-server', help + command]);
    const fixed = times.map((time) =>
      execFileSync('sed', ['s/\\(:[0-9][0-9]\\.[0-9]*\\)Z/\\1/g'], { input: time }).toString(),
    );
    expect(await helpOf(fixed, format)).toEqual([]);
  });
});
