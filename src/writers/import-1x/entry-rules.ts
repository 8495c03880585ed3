import type { Json, JsonObject } from '../../json/json.ts';

/**
 * What the import of Label Studio 1.x takes of an annotation or prediction, and what lsimport makes of the rest. Everything else belongs to
 * the server that gave it (ids, dates, names of users): the import drops it, or stops at it (`completed_by` of a user it does not know).
 */
export interface EntryRules {
  /** Members that stay when their value is fit. */
  keeps: (key: string, value: Json) => boolean;
  /** Members to add: key and JSON text. */
  adds: (entry: JsonObject) => readonly (readonly [key: string, value: string])[];
}

/**
 * Annotations. An import takes each for ground truth unless it says otherwise. `skipped` is the older name of `was_cancelled`, and `honeypot` what
 * Label Studio 0.9 calls ground truth.
 */
export const annotationRules: EntryRules = {
  keeps(key, value) {
    if (key === 'lead_time') return typeof value === 'number';
    if (key === 'was_cancelled' || key === 'ground_truth') return typeof value === 'boolean';
    return key === 'result';
  },
  adds(entry) {
    const added: [string, string][] = [];
    if (typeof entry.was_cancelled !== 'boolean' && entry.skipped === true)
      added.push(['was_cancelled', 'true']);
    if (typeof entry.ground_truth !== 'boolean')
      added.push(['ground_truth', String(entry.honeypot === true)]);
    return added;
  },
};

/**
 * Annotations in the completions of a project. A server has measured some time for each; 0 is what `init` wrote, as a project needs a number
 * there.
 */
export const workRules: EntryRules = {
  ...annotationRules,
  keeps: (key, value) => annotationRules.keeps(key, value) && !(key === 'lead_time' && value === 0),
};

/** Predictions. The server reads a score that is a number as text. One whose `model_version` is null is never shown; without it the server calls it "undefined". */
export const predictionRules: EntryRules = {
  keeps(key, value) {
    if (key === 'score') return typeof value === 'number' || isNumberAsText(value);
    if (key === 'model_version') return value !== null;
    return key === 'result';
  },
  adds: () => [],
};

function isNumberAsText(value: Json): boolean {
  const isNumber =
    typeof value === 'string' && /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value);
  return isNumber && Number.isFinite(Number(value));
}
