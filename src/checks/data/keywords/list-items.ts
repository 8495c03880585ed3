import { describe, isObject, type Json, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';
import { holdsObject } from './phrases.ts';

/**
 * `x-list-items`: what items of a List show. An object as the title or body of one, and a list as its HTML, leave the page of Label Studio 1.x
 * blank (seen in 1.23.2).
 */
export const listItems = defineKeyword('x-list-items', 'array', () => (list: Json[]) => {
  let problems: Problem[] | undefined;
  for (const [index, item] of list.entries()) {
    if (!isObject(item)) continue;
    const key =
      ['title', 'body'].find((one) => holdsObject(item[one])) ??
      (isFilledList(item.html) ? 'html' : undefined);
    if (key === undefined) continue;
    const problem = `${quote(key)} is ${describe(item[key])} instead of text`;
    problems ??= [];
    problems.push({
      code: 'not-shown-in-1x',
      args: { problem },
      below: pointerStep(index) + pointerStep(key),
    });
  }
  return problems;
});

function isFilledList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}
