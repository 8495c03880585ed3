import type { Json, JsonObject } from '../../src/json/json.ts';
import { changed, put, putEach, without } from './breaks.ts';
import type { Break } from './kind.ts';
import type { Sample } from './samples.ts';

/** A task that is wrong in one place. */
export interface Broken {
  task: Json;
  /** JSON pointer from the task to where the error belongs. */
  at: string;
}

/** Breaks of a region, whatever its control tag. */
export const regionBreaks: readonly Break[] = [
  ...['/from_name', '/to_name', '/type', '/value'].map(without),
  ...putEach('/from_name', 'nobody', null, 7, ''),
  ...putEach('/to_name', 'nobody', null, []),
  ...putEach('/type', 'nothing', null, {}),
  ...putEach('/value', null, [], 'x'),
  ...putEach('/score', 'high', '0.5', [0.5]),
];

/** Breaks of a prediction, completion or annotation. */
export const entryBreaks: readonly Break[] = [
  without('/result'),
  ...putEach('/result', null, {}, 'x'),
  ...putEach('/result/0', null, 'x', []),
];

/** Breaks that only predictions have. */
export const scoreBreaks: readonly Break[] = putEach('/score', 'high', 'NaN', '', [0.5], {});

/** Scores that are no errors. */
export const scoreOddities: readonly Break[] = putEach('/score', 0, 1, null, '0.9', 1.5, -1, true);

/** Breaks of a whole task. */
export const taskBreaks: readonly Break[] = [
  ...putEach('/data', null, [], 'x'),
  ...['predictions', 'completions', 'annotations'].flatMap((list) => [
    ...putEach(`/${list}`, {}, 'x', null),
    put(`/${list}`, ['x'], `/${list}/0`),
  ]),
];

/** Breaks a part of a sample's task. `part`: JSON pointer to it. */
export function breakPart<T extends Json>(sample: Sample, part: string, how: Break<T>): Broken {
  const broken = how.apply(partAt(sample.task, part) as T, sample.setting);
  return { task: changed(sample.task, part, broken), at: part + how.at };
}

/** Takes a part out of the task. */
export const gone: Break<Json> = { name: 'gone', at: '', apply: () => undefined };

/** Adds regions to the result. `at`: JSON pointer from the first of them to where the error belongs. */
export function addRegions(sample: Sample, regions: JsonObject[], at: string): Broken {
  const place = `${sample.entry}/result`;
  const result = partAt(sample.task, place) as Json[];
  return {
    task: changed(sample.task, place, [...result, ...regions]),
    at: `${place}/${result.length}${at}`,
  };
}

export function partAt(value: Json, pointer: string): Json {
  if (pointer === '') return value;
  const [step, ...rest] = pointer.slice(1).split('/');
  return partAt((value as JsonObject)[step!]!, rest.map((other) => `/${other}`).join(''));
}
