import { type JsonObject, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { columnKey } from './column-key.ts';
import { defineKeyword, type Problem } from './keyword.ts';

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
