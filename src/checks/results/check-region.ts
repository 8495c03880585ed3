import type { Json, JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { compileSchema } from '../ajv.ts';
import { compileFromNameCheck, compileToNameCheck } from './check-names.ts';
import { reportSchemaError } from './check-schema.ts';
import { compileTypeCheck } from './check-type.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { resultControls } from './result-control.ts';

/**
 * Prepares the check of one region: its shape, its names and type, and its value by the rules of its control
 * tag.
 */
export function compileRegionCheck(config: LabelConfig): (region: Json, cursor: ResultCursor) => void {
  const controls = resultControls(config);
  const checkFromName = compileFromNameCheck(controls, config);
  const checkToName = compileToNameCheck(config);
  const checkType = compileTypeCheck(controls);

  return (json, cursor) => {
    const validate = compileSchema('region');
    if (!validate(json)) {
      reportSchemaError(validate, cursor, { what: 'The region', path: regionPath(cursor, '') });
      return;
    }
    const region = json as JsonObject;
    const found = checkFromName(region.from_name as string, cursor);
    if (!found) return;
    const control = found.item;
    const checks = checkToName(found, region.to_name as string, cursor);
    const rightType = checkType(control, region.type as string, cursor);
    if (!checks || !rightType) return;
    for (const check of checks) {
      if (!check(region.value as JsonObject, region, cursor)) return;
    }
  };
}
