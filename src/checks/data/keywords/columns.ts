import { describe, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { createKeySuggester } from '../../../suggest.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/**
 * `x-columns`: names of columns that a time series must have, each with a list of values. Of others only null is wrong: it leaves the page of
 * Label Studio 1.x blank (seen in 1.23.2).
 */
export const columns = defineKeyword('x-columns', 'object', (names: string[]) => {
  const wanted = new Set(names);
  const suggestKey = createKeySuggester();
  return (series: JsonObject) => {
    let others: string[] | undefined;
    const problems = findMissingColumns(series, names, (name) => {
      others ??= Object.keys(series).filter((key) => !wanted.has(key));
      return suggestKey(name, others);
    });
    return problems ?? findNullColumns(series);
  };
});

function findMissingColumns(
  series: JsonObject,
  names: readonly string[],
  suggest: (name: string) => string,
): Problem[] | undefined {
  let problems: Problem[] | undefined;
  for (const name of names) {
    const key = columnKey(series, name);
    const column = key === undefined ? undefined : series[key];
    if (Array.isArray(column)) continue;
    problems ??= [];
    problems.push(key === undefined ? missing(name, suggest(name)) : notList(key, column));
  }
  return problems;
}

function findNullColumns(series: JsonObject): Problem[] | undefined {
  let problems: Problem[] | undefined;
  for (const key in series) {
    if (series[key] !== null) continue;
    problems ??= [];
    const problem = `the column ${quote(key)} is null instead of a list`;
    problems.push({ code: 'not-shown-in-1x', args: { problem }, below: pointerStep(key) });
  }
  return problems;
}

function missing(name: string, suggestion: string): Problem {
  return {
    code: 'missing-column',
    args: { column: quote(name), suggestion },
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

/** `x-equal-columns`: columns of a time series that have as many values as the first of them. */
export const equalColumns = defineKeyword('x-equal-columns', 'object', (names: string[]) => {
  return (series: JsonObject) => findUnequalColumns(series, names);
});

function findUnequalColumns(series: JsonObject, [first, ...others]: string[]): Problem[] | undefined {
  const wanted = lengthOf(series, first!);
  if (wanted === undefined) return undefined;
  let problems: Problem[] | undefined;
  for (const name of others) {
    const found = lengthOf(series, name);
    if (found === undefined || found === wanted) continue;
    problems ??= [];
    problems.push({
      code: 'unequal-columns',
      args: { column: quote(name), found, other: quote(first!), wanted },
      below: pointerStep(columnKey(series, name)!),
    });
  }
  return problems;
}

function lengthOf(series: JsonObject, name: string): number | undefined {
  const key = columnKey(series, name);
  const column = key === undefined ? undefined : series[key];
  return Array.isArray(column) ? column.length : undefined;
}

/**
 * The key of a time series under which a column of the label config is found. The editor looks for names in
 * lower case.
 */
export function columnKey(series: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(series, name)) return name;
  const lower = name.toLowerCase();
  return Object.hasOwn(series, lower) ? lower : undefined;
}
