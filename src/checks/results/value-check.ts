import type { JsonObject } from '../../json/json.ts';
import type { Spot } from './spot.ts';

/**
 * Checks the `value` of a region and reports what is wrong; false when the checks after it would make no
 * sense.
 */
export type ValueCheck = (value: JsonObject, region: JsonObject, spot: Spot) => boolean;
