import { expect, test } from 'vitest';
import { guessSeries } from '../../../src/formats/time-series/guess-series.ts';

const table = (text: string) => text.split('\n').map((line) => line.split(';'));

// As loggers, pandas, Excel and R write times.
test.each([
  ['time;x\n0.00;1\n0.02;2', 'time', ''],
  ['Time (s);x\n0;1\n1;2', 'Time (s)', ''],
  ['x;unix_time\n1;1704067200\n2;1704067260', 'unix_time', ''],
  ['at;x\n2024-01-01T00:00:00Z;1\n2024-01-01T00:00:01Z;2', 'at', '%Y-%m-%dT%H:%M:%S%Z'],
  ['at;x\n2024-01-01 00:00:00+00:00;1\n2024-01-01 00:00:01+00:00;2', 'at', '%Y-%m-%d %H:%M:%S%Z'],
  ['at;x\n2024-01-01T00:00:00.000;1\n2024-01-01T00:00:00.020;2', 'at', '%Y-%m-%dT%H:%M:%S.%L'],
  ['at;x\n2024-01-01 00:00:00.000000;1\n2024-01-01 00:00:00.020000;2', 'at', '%Y-%m-%d %H:%M:%S.%f'],
  ['Date;x\n2024-01-01;1\n2024-01-02;2', 'Date', '%Y-%m-%d'],
  ['Date;x\n1/30/2024 10:05;1\n1/31/2024 10:05;2\n2/1/2024 10:05;3', 'Date', '%m/%d/%Y %H:%M'],
  ['Datum;x\n30/01/2024;1\n01/02/2024;2', 'Datum', '%d/%m/%Y'],
  // d3 takes the 13th month for the first of the next year.
  ['Datum;x\n13/03/2024;1\n14/03/2024;2', 'Datum', '%d/%m/%Y'],
])('the times of %j are %j in the format %j', (text, time, timeFormat) => {
  expect(guessSeries(table(text))).toEqual({ time, timeFormat, channels: ['x'], others: [] });
});

test.each([
  ['year;x\n1990;1\n1991;2', ['year', 'x'], []],
  ['time;x\n2;1\n1;2', ['time', 'x'], []],
  [';x\n0;1\n1;2', ['x'], []],
  ['x;state\n1;on\n;off', ['x'], ['state']],
  ['1;2\n3;4\n5;6', ['0', '1'], []],
  ['x;y\n1;NaN\n2;5\nNA;6', ['x', 'y'], []],
])('%j has no times', (text, channels, others) => {
  expect(guessSeries(table(text))).toEqual({ time: undefined, timeFormat: '', channels, others });
});
