import relationSchema from '../../../schemas/relation.schema.json' with { type: 'json' };
import type { JsonObject } from '../../json/json.ts';
import { compileSchema } from './compile-schema.ts';
import { regionIndex } from './region-index.ts';
import { reportSchemaError } from './report-schema-error.ts';
import { regionPath, type Spot } from './spot.ts';

/** Checks a relation: both its ends must be regions of the same result. */
export function checkRelation(relation: JsonObject, spot: Spot): void {
  const validate = compileSchema(relationSchema);
  if (!validate(relation)) {
    reportSchemaError(validate, spot, { what: 'The relation', path: regionPath(spot, '') });
    return;
  }
  checkEnd('from_id', String(relation.from_id), spot);
  checkEnd('to_id', String(relation.to_id), spot);
}

function checkEnd(key: string, id: string, spot: Spot): void {
  if (regionIndex(spot).has(id)) return;
  spot.report({ code: 'relation-to-unknown-region', args: { key, id }, path: regionPath(spot, `/${key}`) });
}
