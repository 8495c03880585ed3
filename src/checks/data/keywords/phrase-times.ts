import { describe, isObject, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';

const keys = ['start', 'end', 'duration'];

/**
 * `x-phrase-times`: seconds of a sound at which phrases are said. The editor of Label Studio 1.x shows "-" in place of what is no number, and no
 * button to play the phrase if that is its start; null it takes for 0, numbers before 0 it shows as "-1:-1:-1", and a sum with text in it is
 * put together as text, 12 from "1" and 2 (seen in 1.23.2). Phrases without times are said nothing of, and neither is digits as text.
 */
export const phraseTimes = defineKeyword('x-phrase-times', 'array', () => (list: Json[]) => {
  let problems: Problem[] | undefined;
  for (const [index, phrase] of list.entries()) {
    const found = isObject(phrase) ? wrongIn(phrase) : undefined;
    if (!found) continue;
    problems ??= [];
    const below = pointerStep(index) + pointerStep(found.key);
    problems.push({ code: 'not-shown-in-1x', args: { problem: found.problem }, below });
  }
  return problems;
});

/** The first that is wrong: what is wrong with one is wrong with the others too. */
function wrongIn(phrase: JsonObject): { key: string; problem: string } | undefined {
  for (const key of keys) {
    const value = phrase[key];
    if (value === undefined) continue;
    const seconds = secondsOf(value);
    if (seconds === undefined) {
      const outcome = key === 'start' ? ', so that its phrase is not played from there' : '';
      const problem = `${quote(key)} is ${describe(value)} instead of a number of seconds${outcome}`;
      return { key, problem };
    }
    if (seconds < 0)
      return { key, problem: `${quote(key)} is ${describe(value)}, which is no time of a sound` };
  }
  return wrongSum(phrase);
}

function secondsOf(value: Json): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** Without an end the duration is added to the start. */
function wrongSum({ start, end, duration }: JsonObject): { key: string; problem: string } | undefined {
  if (duration === undefined || start === undefined || end !== undefined) return undefined;
  const key = typeof start === 'string' ? 'start' : 'duration';
  if (typeof start !== 'string' && typeof duration !== 'string') return undefined;
  const problem = `${quote(key)} is text, so that the phrase ends at ${quote(`${start}${duration}`)}, not at ${Number(start) + Number(duration)}`;
  return { key, problem };
}
