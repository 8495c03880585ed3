import { isObject, type Json } from '../../json/json.ts';
import { regionId } from './region-id.ts';
import { regionPath, type Spot } from './spot.ts';

/**
 * Reports regions that have both the id and the `from_name` of an earlier region of the same result: the
 * editor keeps one of them. One id shared by several controls is right: that is how a shape, its labels and
 * its per-region answers belong together.
 */
export function reportRepeatedIds(result: readonly Json[], spot: Spot): void {
  const firstNames = new Map<string | number, string>();
  let otherNames: Set<string> | undefined;

  for (let i = 0; i < result.length; i++) {
    const region = result[i];
    if (!isObject(region) || typeof region.from_name !== 'string') continue;
    const id = regionId(region);
    if (id === undefined) continue;
    const first = firstNames.get(id);
    if (first === undefined) {
      firstNames.set(id, region.from_name);
      continue;
    }
    const pair = JSON.stringify([id, region.from_name]);
    otherNames ??= new Set();
    if (first === region.from_name || otherNames.has(pair)) {
      spot.region = i;
      const args = { id: String(id), control: region.from_name };
      spot.report({ code: 'region-id-repeated', args, path: regionPath(spot, '/id') });
    }
    otherNames.add(pair);
  }
}
