import type { Finding } from '../../diagnostics/diagnostic.ts';
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

/** What is said of a task of which all labels were skipped: an annotation without results would say that nothing is there. */
export function noneLeft(results: readonly JsonObject[], skipped: number): Finding | undefined {
  return results.length === 0 && skipped > 0
    ? { code: 'no-label-left', args: { labels: skipped } }
    : undefined;
}
