import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SeriesTag } from '../../src/formats/time-series/series-tag.ts';
import { readSeriesTag } from '../../src/formats/time-series/series-tag.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { seriesOfColumns, seriesOfFile } from '../../src/preview/series.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

function tagOf(attributes: string, channels = ['v']): SeriesTag {
  const inner = channels.map((column) => `<Channel column="${column}"/>`).join('');
  const xml = `<View><TimeSeries name="s" value="$s" ${attributes}>${inner}</TimeSeries></View>`;
  return readSeriesTag(readLabelConfig(Buffer.from(xml), 'config.xml', () => {})!.objects[0]!.tag);
}

const timed = tagOf('timeColumn="Time" timeFormat="%Y-%m-%d"');
const days = [0, 1, 2].map((day) => Date.UTC(2024, 0, 1 + day));

function fileOf(text: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 's.csv': text });
  return join(folder, 's.csv');
}

test('columns of a task, whatever the case of their names', () => {
  const value = { time: ['2024-01-01', '2024-01-02', '2024-01-03'], V: [1, '2.5', 'x'], other: [] };
  expect(seriesOfColumns(value, timed)).toEqual({
    isTime: true,
    x: days,
    channels: [{ name: 'v', y: [1, 2.5, null] }],
    rows: 3,
  });
  expect(seriesOfColumns({ time: [1] }, timed)).toBeUndefined();
  expect(seriesOfColumns('a.csv', timed)).toBeUndefined();
});

test('channels have the legends and units that the editor writes beside them', () => {
  const xml =
    '<View><TimeSeries name="s" value="$s" valueType="json"><Channel column="v" legend="Speed" units="m/s"/><MultiChannel><Channel column="w" units="K"/><Channel column="u" legend="Up"/></MultiChannel><Channel column="x"/></TimeSeries></View>';
  const tag = readSeriesTag(readLabelConfig(Buffer.from(xml), 'config.xml', () => {})!.objects[0]!.tag);
  const series = seriesOfColumns({ v: [1], w: [2], u: [3], x: [4] }, tag)!;
  expect(series.channels.map(({ name }) => name)).toEqual(['Speed (m/s)', 'w (K)', 'Up', 'x']);
});

test('a file, as the editor reads it', () => {
  expect(seriesOfFile(fileOf('time,a,v\n2024-01-01,9,1\n2024-01-02,9,2\n2024-01-03,9,3\n'), timed)).toEqual({
    isTime: true,
    x: days,
    channels: [{ name: 'v', y: [1, 2, 3] }],
    rows: 3,
  });
  expect(seriesOfFile(fileOf('1,2\n3,4\n'), tagOf('', ['1']))).toEqual({
    isTime: false,
    x: [0, 1],
    channels: [{ name: '1', y: [2, 4] }],
    rows: 2,
  });
  expect(seriesOfFile(fileOf('time;v\n2024-01-01;1\n'), timed)).toBeUndefined();
  expect(seriesOfFile(fileOf(''), timed)).toBeUndefined();
});

test('a long series keeps its ends, its highs and its lows', () => {
  const v = Array.from({ length: 100_000 }, (_, i) => i % 7);
  v[54_321] = 1000;
  v[12_345] = -1000;
  const series = seriesOfColumns({ v }, tagOf(''))!;
  expect(series.rows).toBe(100_000);
  expect(series.x.length).toBeLessThanOrEqual(2000);
  expect([series.x[0], series.x.at(-1)]).toEqual([0, 99_999]);
  const { y } = series.channels[0]!;
  expect(y[series.x.indexOf(54_321)]).toBe(1000);
  expect(y[series.x.indexOf(12_345)]).toBe(-1000);
});
