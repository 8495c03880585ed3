import { describe, isObject, type Json, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/**
 * `x-phrases`: phrases of a dialogue, with the keys of their author and text. An object in the place of one of these, and null in the place
 * of a phrase, leaves the page of Label Studio 1.x blank; of other phrases that are not objects it shows nothing.
 */
export const phrases = defineKeyword('x-phrases', 'array', (keys: string[]) => {
  return (list: Json[]) => {
    let problems: Problem[] | undefined;
    for (const [index, phrase] of list.entries()) {
      const found = wrongIn(phrase, keys);
      if (!found) continue;
      problems ??= [];
      const { problem, below } = found;
      problems.push({ code: 'not-shown-in-1x', args: { problem }, below: pointerStep(index) + below });
    }
    return problems;
  };
});

function wrongIn(phrase: Json, keys: string[]): { problem: string; below: string } | undefined {
  if (!isObject(phrase))
    return { problem: `a phrase is ${describe(phrase)} instead of an object`, below: '' };
  const key = keys.find((one) => holdsObject(phrase[one]));
  if (key === undefined) return undefined;
  return { problem: `${quote(key)} is ${describe(phrase[key])} instead of text`, below: pointerStep(key) };
}

/** Whether a value is an object or has one in it; a list of texts is shown as they are. */
export function holdsObject(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.some(holdsObject) : isObject(value);
}
