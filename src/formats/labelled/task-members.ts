import type { JsonObject } from '../../json/json.ts';

/**
 * What the results of a task become: a prediction when there are scores, else a completion, unless `as` decides. The score of a prediction,
 * which `--sampling` goes by, is the mean of those of its regions.
 */
export function taskMembers(
  result: JsonObject[],
  scores: readonly number[],
  as: 'predictions' | 'completions' | undefined,
): JsonObject {
  if ((as ?? (scores.length > 0 ? 'predictions' : 'completions')) === 'completions') {
    return { completions: [{ result }] };
  }
  const sum = scores.reduce((total, score) => total + score, 0);
  return { predictions: [{ result, ...(scores.length > 0 && { score: sum / scores.length }) }] };
}
