import { expect, it } from 'vitest';
import { compileTimeFormat } from '../../src/label-config/time-format.ts';

const read = (format: string, text: string): string | number | undefined => {
  const time = compileTimeFormat(format)!(text);
  return time === undefined || Number.isNaN(time) ? time : new Date(time).toISOString();
};

it.each([
  ['%Y-%m-%d', '2020-01-02', '2020-01-02T00:00:00.000Z'],
  ['%Y-%m-%d %H:%M:%S.%f', '2020-01-04 01:02:03.250000', '2020-01-04T01:02:03.250Z'],
  ['%Y-%m-%dT%H:%M:%S.%LZ', '2020-01-04T01:02:03.25Z', '2020-01-04T01:02:03.250Z'],
  ['%Y%m%d', '20200102', '2020-01-02T00:00:00.000Z'],
  ['%-d.%-m.%y', '2.1.20', '2020-01-02T00:00:00.000Z'],
  ['%e %B %Y', ' 2 January 2020', '2020-01-02T00:00:00.000Z'],
  ['%a, %d %b %Y', 'thu, 02 JAN 2020', '2020-01-02T00:00:00.000Z'],
  ['%d/%m/%y', '02/01/99', '1999-01-02T00:00:00.000Z'],
  ['%Y-%j', '2020-032', '2020-02-01T00:00:00.000Z'],
  ['%Y %q', '2020 3', '2020-07-01T00:00:00.000Z'],
  ['%I:%M %p', '12:30 am', '1900-01-01T00:30:00.000Z'],
  ['%I:%M %p', '12:30 PM', '1900-01-01T12:30:00.000Z'],
  ['%x %X', '1/2/2020 1:00:00 PM', '2020-01-02T13:00:00.000Z'],
  ['%c', '1/2/2020, 1:00:00 PM', '2020-01-02T13:00:00.000Z'],
  ['%Y-%m-%d %H:%M%Z', '2020-01-02 01:00+02:00', '2020-01-01T23:00:00.000Z'],
  ['%Y-%m-%d %H:%M%Z', '2020-01-02 01:00-0130', '2020-01-02T02:30:00.000Z'],
  ['%Y-%m-%d %H:%M%Z', '2020-01-02 01:00Z', '2020-01-02T01:00:00.000Z'],
  ['%s', '1577923200', '2020-01-02T00:00:00.000Z'],
  ['%Q', '1577923200000', '2020-01-02T00:00:00.000Z'],
  ['%d%%(%m).%Y', '02%(01).2020', '2020-01-02T00:00:00.000Z'],
])('%s reads %j', (format, text, time) => {
  expect(read(format, text)).toBe(time);
});

it.each([
  ['%Y-%m-%d', '2020/01/02'],
  ['%Y-%m-%d', ' 2020-01-02'],
  ['%V %Y', '00 1995'],
  ['%V %G', '54 1995'],
  ['%Y-%m-%d', '2020-01-02T00:00:00'],
  ['%Y-%m-%d', ''],
  ['%H:%M', '10:00:00'],
  ['%b', 'Foo'],
  ['%Y.%m', '2020x01'],
])('%s does not read %j', (format, text) => {
  expect(read(format, text)).toBeUndefined();
});

it.each([
  ['%Y week %W', '2020 week 07'],
  ['%Y', '0099'],
])('%s reads %j, but does not know when that is', (format, text) => {
  expect(read(format, text)).toBeNaN();
});

it.each(['%k', '%Y-%K', '%-k'])('a format with %s cannot be compiled', (format) => {
  expect(compileTimeFormat(format)).toBeUndefined();
});
