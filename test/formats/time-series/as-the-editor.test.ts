import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/diagnostics/messages.ts';
import { findColumns, readHeader } from '../../../src/formats/time-series/find-columns.ts';
import { readLineRows } from '../../../src/formats/time-series/line-rows.ts';
import { checkLinkedSeries } from '../../../src/formats/time-series/read-series.ts';
import { findSeriesTags } from '../../../src/formats/time-series/series-tag.ts';
import { readerOf } from '../../../src/readers/head.ts';
import { readConfig } from '../../checks/data/check-tasks.ts';
import { fixture } from '../../support/recorded.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What the editor of Label Studio 1.23.2 itself makes of texts and times; see record-editor.js beside it. */
const recorded: {
  files: { sep: string; text: string; names?: string[]; columns?: Record<string, (string | number)[]> }[];
  times: { timeFormat: string; values: (string | number)[]; times?: number[]; error?: true }[];
} = JSON.parse(readFileSync(fixture('time-series-dir/editor.json'), 'utf8'));

const tagFor = (attributes: Record<string, string>, channel: string) => {
  const encode = (value: string) => value.replace(/[&<"\t]/g, (c) => `&#${c.charCodeAt(0)};`);
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${encode(value)}"`);
  const tag = `<TimeSeries name="ts" value="$k"${list.join('')}><Channel column="${channel}"/></TimeSeries>`;
  return findSeriesTags(readConfig(tag), 'k')[0]!;
};

function errorsIn(text: string, tag: ReturnType<typeof tagFor>): string[] {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': text });
  const codes: string[] = [];
  checkLinkedSeries(join(folder, 'a.csv'), 'a.csv', tag, ({ code }) => codes.push(code));
  return codes.filter((code) => messages[code as keyof typeof messages].severity === 'error');
}

/** Codes about a file as such, whatever columns a tag wants. */
const structural = /^series-(?:too-short|separator|row-length|repeated-column)/;
/** Characters with a meaning in regular expressions, which the editor cannot cut at, but sometimes seems to. */
const special = /^(?:dot|[.$|*])$/;

describe('files as the editor reads them', () => {
  it.each(recorded.files)('$sep $text', ({ sep, text, names = [], columns = {} }) => {
    const tag = tagFor({ sep }, '0');
    const found = errorsIn(text, tag).filter((code) => structural.test(code));
    // Where lengths differ or names are equal the editor does not complain, but mixes values up.
    const lengths = new Set(Object.values(columns).map((values) => values.length));
    const isFine = lengths.size === 1 && new Set(names).size === names.length && !special.test(sep);
    if (!isFine) return expect(found).not.toEqual([]);
    expect(found).toEqual([]);
    expect(columnsOf(text, tag)).toEqual(columns);
  });
});

function columnsOf(text: string, tag: ReturnType<typeof tagFor>) {
  const rows = [...readLineRows(readerOf(Buffer.from(text)), 'a.csv', tag)].map(({ cells }) => cells);
  const header = readHeader(rows[0]!, rows[1]!, tag);
  const data = header.named ? rows.slice(1) : rows;
  const value = (cell: string) => (Number.isNaN(Number(cell)) ? cell : Number(cell));
  return Object.fromEntries(header.names.map((name, i) => [name, data.map((cells) => value(cells[i]!))]));
}

describe('times as the editor reads them', () => {
  it.each(recorded.times)('$timeFormat $values', ({ timeFormat, values, times }) => {
    const tag = tagFor({ timeColumn: 'time', timeFormat }, 'a');
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.csv': `time,a\n${values.map((value) => `${value},1\n`).join('')}` });
    const codes: string[] = [];
    checkLinkedSeries(join(folder, 'a.csv'), 'a.csv', tag, ({ code }) => codes.push(code));
    if (times) expect(codes).toEqual([]);
    else expect(codes).toHaveLength(1);
  });
});

it('finds the columns of a tag by name, in any case, and channels by number too', () => {
  const header = readHeader(['Time', 'Speed', 'height'], ['1', '2', '3'], tagFor({}, 'x'));
  const columns = (timeColumn: string, channel: string) => {
    const missing: string[] = [];
    const found = findColumns(header, tagFor({ timeColumn }, channel), ({ code }) => missing.push(code));
    return [found.time, [...found.channels.keys()], missing];
  };
  expect(columns('time', 'SPEED')).toEqual([0, [1], []]);
  expect(columns('TIME', '2')).toEqual([0, [2], []]);
  expect(columns('0', '9')).toEqual([undefined, [], ['missing-column', 'missing-column']]);
});
