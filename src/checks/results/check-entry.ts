import annotationSchema from '../../../schemas/annotation.schema.json' with { type: 'json' };
import predictionSchema from '../../../schemas/prediction.schema.json' with { type: 'json' };
import { isObject, type Json } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { compileRegionCheck } from './check-region.ts';
import { checkRelation } from './check-relation.ts';
import { checkScore } from './check-score.ts';
import { compileSchema } from './compile-schema.ts';
import { reportRepeatedIds } from './report-repeated-ids.ts';
import { reportSchemaError } from './report-schema-error.ts';
import { entryPath, type Spot } from './spot.ts';

/** Prepares the check of one prediction, completion or annotation and of all that is in its `result`. */
export function compileEntryCheck(config: LabelConfig | undefined): (entry: Json, spot: Spot) => void {
  const checkRegion = config ? compileRegionCheck(config) : () => {};

  return (entry, spot) => {
    checkShape(entry, spot);
    if (!isObject(entry)) return;
    if (spot.list === 'predictions') checkScore(entry.score, spot);
    if (Array.isArray(entry.result)) checkResult(entry.result, spot);
  };

  function checkResult(result: readonly Json[], spot: Spot): void {
    spot.result = result;
    spot.index = undefined;
    for (spot.region = 0; spot.region < result.length; spot.region++) {
      const region = result[spot.region]!;
      if (isObject(region) && region.type === 'relation') checkRelation(region, spot);
      else checkRegion(region, spot);
    }
    if (result.length > 1) reportRepeatedIds(result, spot);
  }
}

function checkShape(entry: Json, spot: Spot): void {
  const validate = compileSchema(spot.list === 'predictions' ? predictionSchema : annotationSchema);
  if (!validate(entry))
    reportSchemaError(validate, spot, { what: entryNames[spot.list], path: entryPath(spot, '') });
}

const entryNames = {
  predictions: 'The prediction',
  completions: 'The completion',
  annotations: 'The annotation',
};
