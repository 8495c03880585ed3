import { describe, expect, it, test } from 'vitest';
import { compileTaskChecks } from '../../../src/checks/check-task.ts';
import { compileTimeReader } from '../../../src/checks/data/time-reader.ts';
import { checksFor1x } from '../../../src/checks/server/refused-by-1x.ts';
import { check, readConfig } from './check-tasks.ts';

const series = (attributes: string, ...columns: string[]): string => {
  const channels = columns.map((column) => `<Channel column="${column}"/>`).join('');
  return `<TimeSeries name="ts" value="$k" ${attributes}>${channels}</TimeSeries>`;
};

describe('TimeSeries from a URL', () => {
  it.each(['', 'valueType="url"'])('takes a URL with %j', (attributes) => {
    const tags = series(attributes, 'a');
    expect(check(tags, { k: '/series.csv?time=t' })).toEqual([]);
    expect(check(tags, { k: 'time,a\n1,2\n' })).toEqual(['unsure-url /k']);
    for (const k of [null, 3.2, true, [], { time: [1], a: [2] }]) {
      expect(check(tags, { k })).toEqual(['wrong-data-type /k']);
    }
  });
});

describe('TimeSeries valueType="json"', () => {
  const json = series('valueType="json" timeColumn="time"', 'a', 'b');
  const columns = { time: [1, 2, 3], a: [1, null, 3], b: ['x', 0.5, -1] };

  it('shows an object of columns', () => {
    expect(check(json, { k: columns })).toEqual([]);
    expect(check(json, { k: { ...columns, extra: 'anything' } })).toEqual([]);
  });
  it.each([null, 1, true, [], [{ time: 1, a: 2, b: 3 }]])('does not show %j', (k) => {
    expect(check(json, { k })).toEqual(['wrong-data-type /k']);
  });
  it('leaves the page blank for a column that is null, also one that no channel shows', () => {
    expect(check(json, { k: { ...columns, extra: null } })).toEqual(['not-shown-in-1x /k/extra']);
    expect(check(json, { k: { ...columns, a: null } })).toEqual(['wrong-data-type /k/a']);
  });
  it('does not show text, but some versions read JSON in it', () => {
    for (const k of ['/series.csv', '5', '[]']) expect(check(json, { k })).toContain('bad-json-text /k');
    expect(check(json, { k: JSON.stringify(columns) })).toEqual(['unsure-data-type /k']);
  });
  it('asks for each column', () => {
    expect(check(json, { k: {} })).toEqual([
      'missing-column /k/time',
      'missing-column /k/a',
      'missing-column /k/b',
    ]);
    expect(check(json, { k: { ...columns, b: 'x' } })).toEqual(['wrong-data-type /k/b']);
  });
  it('finds columns in lower case, as the editor does', () => {
    const upper = series('valueType="json" timeColumn="Time"', 'A', 'B');
    expect(check(upper, { k: columns })).toEqual([]);
    expect(check(upper, { k: { Time: [1], A: [1], B: [1] } })).toEqual([]);
    expect(check(json, { k: { ...columns, time: undefined!, Time: [1, 2, 3] } as never })).toContain(
      'wrong-data-type /k/time',
    );
    expect(check(json, { k: { Time: [1, 2, 3], a: [], b: [] } })).toContain('missing-column /k/time');
  });
  it('finds channels in groups', () => {
    const channels = '<MultiChannel><Channel column="a"/></MultiChannel>';
    const grouped = `<TimeSeries name="ts" value="$k" valueType="json">${channels}</TimeSeries>`;
    expect(check(grouped, { k: { b: [1] } })).toEqual(['missing-column /k/a']);
  });
  it('warns of columns of unequal length', () => {
    expect(check(json, { k: { ...columns, b: [1] } })).toEqual(['unequal-columns /k/b']);
  });
  it('needs no time column', () => {
    expect(check(series('valueType="json"', 'a'), { k: { a: [3, 1, 2] } })).toEqual([]);
  });
});

describe('times', () => {
  const find = (format: string, time: unknown[]): string[] => {
    const attribute = format && ` timeFormat="${format}"`;
    const tags = series(`valueType="json" timeColumn="time"${attribute}`);
    return check(tags, { k: { time } } as never);
  };

  it('are numbers without a format', () => {
    expect(find('', [-2, -1, 0, 0, 0.5, 1e9])).toEqual([]);
    expect(find('', ['1', '2.5', '3'])).toEqual([]);
    expect(find('', [])).toEqual([]);
    expect(find('', ['2020-01-01', '2020-01-02'])).toEqual(['bad-time /k/time/0']);
    expect(find('', [1, 2, 'x', 'y'])).toEqual(['bad-time /k/time/2']);
    expect(find('', [1, null])).toEqual(['bad-time /k/time/1']);
  });
  it('do not fall', () => {
    expect(find('', [1, 3, 2, 1])).toEqual(['times-not-rising /k/time/2']);
    expect(find('%Y-%m-%d', ['2020-01-02', '2020-01-02', '2020-01-01'])).toEqual([
      'times-not-rising /k/time/2',
    ]);
  });
  it('fit the format', () => {
    expect(find('%m/%d/%Y %H:%M:%S', ['01/02/2020 10:00:00', '01/03/2020 00:00:00'])).toEqual([]);
    expect(find('%Y-%m-%d', ['2020-01-01', '01/02/2020'])).toEqual(['bad-time /k/time/1']);
    expect(find('%Y-%m-%d', [null])).toEqual(['bad-time /k/time/0']);
    expect(find('%s', [1, 2, 3])).toEqual([]);
  });
  it('are not looked at when the format cannot be read', () => {
    expect(compileTimeReader('%Y %k')('x')).toBe(Number.NaN);
  });

  it.each([
    ['%d.%m.%Y', ['01.12.2020', '02.12.2020']],
    ['%H.%M', ['10.01', '10.02']],
    ['%Y-%m-%dT%H:%M:%S.%LZ', ['2021-02-01T10:00:00.000Z', '2021-02-01T10:00:01.000Z']],
    ['%Y-%m-%dT%H:%M:%S.%fZ', ['2021-02-01T10:00:00.000000Z', '2021-02-01T10:00:01.000000Z']],
  ])('with dots, as %j, are not read by the editor of 1.23.2', (format, time) => {
    expect(find(format, time)).toEqual(['series-time-with-dot /k/time/0']);
  });
  it.each([
    ['%Y-%m-%dT%H:%M:%S.%L', ['2021-02-01T10:00:00.000', '2021-02-01T10:00:01.000']],
    ['%Y-%m-%d %H:%M:%S.%f', ['2021-02-01 10:00:00.000000', '2021-02-01 10:00:01.000000']],
    ['%Y-%m-%dT%H:%M:%S.%L%Z', ['2021-02-01T10:00:00.500+00:00', '2021-02-01T10:00:01.500+00:00']],
    ['%Y-%m-%dT%H:%M:%SZ', ['2021-02-01T10:00:00Z', '2021-02-01T10:00:01Z']],
  ])('with fractions of a second, as %j, are read', (format, time) => {
    expect(find(format, time)).toEqual([]);
  });
  it('are not read by the editor of 1.23.2 when two of the first three are 0', () => {
    expect(find('', [0, 0, 1, 2])).toEqual(['not-shown-in-1x /k/time/0']);
    expect(find('', [0, 1, 2])).toEqual([]);
    expect(find('', ['0', '0', '1', '2'])).toEqual([]);
  });
  it('are compared as text by the editor of 1.23.2 when they are text', () => {
    expect(find('', ['8', '9', '10'])).toEqual(['not-shown-in-1x /k/time/2']);
    expect(find('', [8, 9, '10'])).toEqual([]);
  });
});

test('times that 1.x cannot read are an error for it', () => {
  const tags = series('valueType="json" timeColumn="t" timeFormat="%d.%m.%Y"', 'a');
  const task = { data: { k: { t: ['01.12.2020'], a: [1] } } };
  const codes: string[] = [];
  checksFor1x(compileTaskChecks(readConfig(tags)), undefined)(task, ({ code }) => codes.push(code));
  expect(codes).toEqual(['not-shown-by-server']);
});
