import { describe, isObject, type Json } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { compileSchema } from '../ajv.ts';
import { compileRegionCheck } from './check-region.ts';
import { compileMemberCheck } from './check-region-members.ts';
import { compilePlaceCheck } from './check-region-places.ts';
import { compileRelationCheck } from './check-relation.ts';
import { reportSchemaError } from './check-schema.ts';
import { compileVisibleCheck } from './check-visible.ts';
import { entryPath, type ResultCursor } from './cursor.ts';
import { reportRepeatedIds } from './region-ids.ts';
import { reportRepeatedRegions } from './repeated-regions.ts';

/** Prepares the check of one prediction, completion or annotation and of all that is in its `result`. */
export function compileEntryCheck(
  config: LabelConfig | undefined,
): (entry: Json, cursor: ResultCursor) => void {
  const checkRegion = config ? compileRegionCheck(config) : () => {};
  const checkRelation = compileRelationCheck(config);
  const checkMembers = compileMemberCheck(config);
  const checkPlaces = compilePlaceCheck(config);
  const checkVisible = compileVisibleCheck(config);

  return (entry, cursor) => {
    checkShape(entry, cursor);
    if (!isObject(entry)) return;
    if (cursor.list === 'predictions') checkScore(entry.score, cursor);
    cursor.isSaved = cursor.list !== 'predictions' && ('lead_time' in entry || 'created_at' in entry);
    if (Array.isArray(entry.result)) checkResult(entry.result, cursor);
  };

  function checkResult(result: readonly Json[], cursor: ResultCursor): void {
    cursor.result = result;
    cursor.index = undefined;
    for (cursor.region = 0; cursor.region < result.length; cursor.region++) {
      const region = result[cursor.region]!;
      if (isObject(region) && region.type === 'relation') checkRelation(region, cursor);
      else checkRegion(region, cursor);
    }
    if (result.length > 1) {
      reportRepeatedIds(result, cursor);
      if (!cursor.isMade) reportRepeatedRegions(result, cursor);
    }
    checkMembers(result, cursor);
    checkPlaces(result, cursor);
    checkVisible(result, cursor);
  }
}

function checkShape(entry: Json, cursor: ResultCursor): void {
  const validate = compileSchema(cursor.list === 'predictions' ? 'prediction' : 'annotation');
  if (!validate(entry))
    reportSchemaError(validate, cursor, { what: entryNames[cursor.list], path: entryPath(cursor, '') });
}

/** The texts for a score that the schema of a prediction lets pass. */
const numberInText = /^\s*[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

const entryNames = {
  predictions: 'The prediction',
  completions: 'The completion',
  annotations: 'The annotation',
};

/**
 * Warns of a prediction's score that only some Label Studio takes: 0.9.1 sorts by any number, 1.23 refuses
 * what is outside 0 to 1, and some parts read numbers in texts. What no Label Studio takes, the schema of a
 * prediction has refused.
 */
function checkScore(score: Json | undefined, cursor: ResultCursor): void {
  if (score === undefined || score === null) return;
  if (typeof score === 'number') {
    if (score < 0 || score > 1) {
      cursor.report({ code: 'score-out-of-range', args: { score }, path: entryPath(cursor, '/score') });
    }
  } else if (typeof score === 'boolean' || (typeof score === 'string' && numberInText.test(score))) {
    cursor.report({
      code: 'score-not-number',
      args: { found: describe(score) },
      path: entryPath(cursor, '/score'),
    });
  }
}
