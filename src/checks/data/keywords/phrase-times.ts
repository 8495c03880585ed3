import { describe, isObject, type Json, type JsonObject, quote } from '../../../json/json.ts';
import { pointerStep } from '../pointer.ts';
import { defineKeyword, type Problem } from './keyword.ts';

const keys = ['start', 'end', 'duration'];

/**
 * `x-phrase-times`: seconds of a sound at which phrases are said. The editor of Label Studio 1.x shows "-" in place of what is no number, and no
 * button to play the phrase if that is its start; of a start that is null it makes 0, and numbers before 0 it shows as "-1:-1:-1" (seen in
 * 1.23.2). Phrases without times are said nothing of, nor is an end that is null, which is played as if it were missing, and digits as text only
 * where they are added up.
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
    if (value === undefined || isNone(key, value, phrase)) continue;
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

/** Whether the editor passes over a value: an end or duration that is null, and a duration that is empty beside an end. */
function isNone(key: string, value: Json, { end }: JsonObject): boolean {
  if (key === 'start') return false;
  return value === null || (key === 'duration' && value === '' && end !== undefined && end !== null);
}

/**
 * The editor adds the duration to the start: to play the phrase, whatever its end, for which only the start is made a number, and without an
 * end to show one. Text it puts together, which is right from 0 only. A duration of 0 is as if it were missing.
 */
function wrongSum({ start, end, duration }: JsonObject): { key: string; problem: string } | undefined {
  if (duration === 0 && start !== undefined && (end === undefined || end === null))
    return {
      key: 'duration',
      problem: '"duration" is 0, so that the phrase is played to the end of the sound',
    };
  if (!duration || start === undefined) return undefined;
  const sum = Number(start) + Number(duration);
  if (typeof duration === 'string') {
    const played = `${Number(start)}${duration}`;
    if (Number(played) === sum) return undefined;
    const outcome = Number.isNaN(Number(played))
      ? 'the phrase stops as soon as it is played'
      : `the phrase is played until ${quote(played)}, not until ${sum}`;
    return { key: 'duration', problem: `"duration" is text, so that ${outcome}` };
  }
  const shown = `${start}${duration}`;
  if (typeof start !== 'string' || end !== undefined || Number(shown) === sum) return undefined;
  const problem = `"start" is text, so that ${quote(shown)} is shown as the end of the phrase, not ${sum}`;
  return { key: 'start', problem };
}
