import { compileTimeReader } from '../checks/data/time-reader.ts';
import { checkSeries } from '../formats/time-series/check-series.ts';
import { readLineRows } from '../formats/time-series/line-rows.ts';
import type { SeriesTag } from '../formats/time-series/series-tag.ts';
import { isObject, type Json } from '../json/json.ts';
import { attributeOf } from '../label-config/attribute.ts';
import type { Tag } from '../label-config/model.ts';
import { greatest } from '../lists.ts';
import { openFile } from '../readers/byte-reader.ts';
import { SourceProblem } from '../readers/source-problem.ts';
import type { Series } from './model.ts';

/** Rows that are read of a file, and points that a page gets. */
const MOST_ROWS = 1_000_000;
const MOST_POINTS = 2000;

/** A series whose columns are in the task; undefined when it has none of those that the tag shows. */
export function seriesOfColumns(value: Json, tag: SeriesTag): Series | undefined {
  if (!isObject(value)) return undefined;
  const find = (name: string): Json[] | undefined => {
    const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
    const column = key === undefined ? undefined : value[key];
    return Array.isArray(column) ? column : undefined;
  };
  const times = tag.timeColumn === undefined ? undefined : find(tag.timeColumn);
  const columns = tag.channels.flatMap((name) => {
    const column = find(name);
    return column ? [{ name, column }] : [];
  });
  if (columns.length === 0 || (tag.timeColumn !== undefined && !times)) return undefined;
  const builder = seriesBuilder(
    tag,
    columns.map(({ name }) => name),
  );
  const rows = greatest(columns.map(({ column }) => column.length));
  for (let row = 0; row < rows; row++) {
    builder.add(
      times?.[row] ?? null,
      columns.map(({ column }) => column[row] ?? null),
    );
  }
  return builder.finish();
}

/** A series that the editor reads from a file, read in the same way; undefined when the editor would show nothing either. */
export function seriesOfFile(path: string, tag: SeriesTag): Series | undefined {
  const reader = openFile(path, path);
  try {
    const kept: string[][] = [];
    const rows = readLineRows(reader, path, tag);
    const found = checkSeries(
      rows,
      tag,
      path,
      () => {},
      (cells) => {
        if (kept.length < MOST_ROWS) kept.push(cells);
      },
    );
    if (!found || found.columns.channels.size === 0) return undefined;
    const { time, channels } = found.columns;
    const builder = seriesBuilder(tag, [...channels.values()]);
    for (const cells of kept) {
      builder.add(
        time === undefined ? null : cells[time]!,
        [...channels.keys()].map((at) => cells[at]!),
      );
    }
    return builder.finish();
  } catch (error) {
    if (error instanceof SourceProblem) return undefined;
    throw error;
  } finally {
    reader.close();
  }
}

/** Puts rows together; one without a time that can be read is skipped. */
function seriesBuilder({ tag, timeColumn, timeFormat }: SeriesTag, columns: readonly string[]) {
  const readTime = compileTimeReader(timeFormat);
  const x: number[] = [];
  const titles = new Map(titlesOf(tag));
  const channels = columns.map((column) => ({
    name: titles.get(column) ?? column,
    y: [] as (number | null)[],
  }));
  let rows = 0;
  return {
    add(time: Json, values: readonly Json[]): void {
      const at = timeColumn === undefined ? rows : readTime(time);
      rows++;
      if (at === undefined || Number.isNaN(at)) return;
      x.push(at);
      for (const [i, { y }] of channels.entries()) y.push(numberIn(values[i]!));
    },
    finish(): Series {
      const points = pointsToKeep(
        x.length,
        channels.map(({ y }) => y),
      );
      return {
        isTime: timeColumn !== undefined && timeFormat !== '',
        x: points ? points.map((at) => x[at]!) : x,
        channels: points
          ? channels.map(({ name, y }) => ({ name, y: points.map((at) => y[at]!) }))
          : channels,
        rows,
      };
    },
  };
}

/** What the editor writes beside the channels: their legends and units; those without a legend keep the names of their columns. */
function titlesOf({ children }: Tag): [column: string, title: string][] {
  return children.flatMap((child): [string, string][] => {
    const [column, legend, units] = ['column', 'legend', 'units'].map(
      (name) => attributeOf(child, name)?.value || undefined,
    );
    if (child.type !== 'Channel' || column === undefined) return titlesOf(child);
    return [[column, `${legend ?? column}${units === undefined ? '' : ` (${units})`}`]];
  });
}

function numberIn(value: Json): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The first and last row of each of many stretches, and the highest and lowest of each channel; undefined for all rows. */
function pointsToKeep(
  length: number,
  columns: readonly (readonly (number | null)[])[],
): number[] | undefined {
  if (length <= MOST_POINTS) return undefined;
  const stretches = Math.max(10, Math.floor(MOST_POINTS / (2 + 2 * columns.length)));
  const kept = new Set<number>();
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = Math.floor((stretch * length) / stretches);
    const end = Math.floor(((stretch + 1) * length) / stretches);
    kept.add(start).add(end - 1);
    for (const column of columns) {
      let [low, high] = [start, start];
      for (let at = start; at < end; at++) {
        if ((column[at] ?? Number.POSITIVE_INFINITY) < (column[low] ?? Number.POSITIVE_INFINITY)) low = at;
        if ((column[at] ?? Number.NEGATIVE_INFINITY) > (column[high] ?? Number.NEGATIVE_INFINITY)) high = at;
      }
      kept.add(low).add(high);
    }
  }
  return [...kept].sort((a, b) => a - b);
}
