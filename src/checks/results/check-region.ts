import regionSchema from '../../../schemas/region.schema.json' with { type: 'json' };
import type { Json, JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { compileFromNameCheck } from './check-from-name.ts';
import { compileToNameCheck } from './check-to-name.ts';
import { compileTypeCheck } from './check-type.ts';
import { compileSchema } from './compile-schema.ts';
import { reportSchemaError } from './report-schema-error.ts';
import { resultControls } from './result-control.ts';
import { regionPath, type Spot } from './spot.ts';

/**
 * Prepares the check of one region: its shape, its names and type, and its value by the rules of its control
 * tag.
 */
export function compileRegionCheck(config: LabelConfig): (region: Json, spot: Spot) => void {
  const controls = resultControls(config);
  const checkFromName = compileFromNameCheck(controls, config);
  const checkToName = compileToNameCheck(config);
  const checkType = compileTypeCheck(controls);

  return (json, spot) => {
    const validate = compileSchema(regionSchema);
    if (!validate(json)) {
      reportSchemaError(validate, spot, { what: 'The region', path: regionPath(spot, '') });
      return;
    }
    const region = json as JsonObject;
    const control = checkFromName(region.from_name as string, spot);
    if (!control) return;
    const checks = checkToName(control, region.to_name as string, spot);
    const rightType = checkType(control, region.type as string, spot);
    if (!checks || !rightType) return;
    for (const check of checks) {
      if (!check(region.value as JsonObject, region, spot)) return;
    }
  };
}
