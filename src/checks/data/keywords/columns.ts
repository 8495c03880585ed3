import { describe, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { nearest } from '../../../suggest.ts';
import { pointerStep } from '../pointer.ts';
import { columnKey } from './column-key.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/** `x-columns`: names of columns that a time series must have, each with a list of values. */
export const columns = defineKeyword('x-columns', 'object', (names: string[]) => {
  return (series: JsonObject) => findMissingColumns(series, names);
});

function findMissingColumns(series: JsonObject, names: string[]): Problem[] | undefined {
  let problems: Problem[] | undefined;
  for (const name of names) {
    const key = columnKey(series, name);
    const column = key === undefined ? undefined : series[key];
    if (Array.isArray(column)) continue;
    problems ??= [];
    problems.push(key === undefined ? missing(series, name, names) : notList(key, column));
  }
  return problems;
}

function missing(series: JsonObject, name: string, wanted: string[]): Problem {
  const others = Object.keys(series).filter((key) => !wanted.includes(key));
  const suggestion = nearest(name, others);
  return {
    code: 'missing-column',
    args: { column: quote(name), suggestion: suggestion ?? '' },
    below: pointerStep(name),
  };
}

function notList(key: string, column: Json | undefined): Problem {
  return {
    code: 'wrong-data-type',
    args: { tag: `The column ${quote(key)}`, wanted: 'a list of values', found: describe(column) },
    below: pointerStep(key),
  };
}
