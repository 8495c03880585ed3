import { isObject } from '../../json/json.ts';
import { regionId } from './region-id.ts';
import { type ShapeKind, shapeOfType } from './shapes.ts';
import type { Spot } from './spot.ts';

/** The ids of all regions of a result, as text, each with the kind of shape that has it, if one has. */
export type RegionIndex = ReadonlyMap<string, ShapeKind | undefined>;

/**
 * Indexes the result that is being checked, once, and only when a relation or the labels of a shape ask for
 * it.
 */
export function regionIndex(spot: Spot): RegionIndex {
  spot.index ??= indexRegions(spot);
  return spot.index;
}

function indexRegions({ result }: Spot): RegionIndex {
  const index = new Map<string, ShapeKind | undefined>();
  for (const region of result) {
    if (!isObject(region)) continue;
    const id = regionId(region);
    if (id === undefined) continue;
    const shape = typeof region.type === 'string' ? shapeOfType(region.type) : undefined;
    index.set(String(id), shape ?? index.get(String(id)));
  }
  return index;
}
