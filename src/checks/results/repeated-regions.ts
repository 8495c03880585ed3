import { shortKey } from '../../hash.ts';
import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { regionId } from './region-ids.ts';

/** Types of regions that are not compared: keypoints of two objects may well meet, and masks are large. */
const leftAside = /^(?:keypoint|brush|bitmask)/;

/**
 * Reports regions that are copies of an earlier one of the same result under another id: all that belongs to the id is the same. Keys are made
 * only where two regions begin at the same place, as most do not.
 */
export function reportRepeatedRegions(result: readonly Json[], cursor: ResultCursor): void {
  if (result.length <= FEW && !hasSameStarts(result)) return;
  const firsts = new Map<Json, number | 'has a key'>();
  const keys = new Map<string, Json>();
  let parts: ReadonlyMap<Json, JsonObject[]> | undefined;
  const seen = new Set<Json>();
  for (let i = 0; i < result.length; i++) {
    const region = result[i];
    if (!isObject(region)) continue;
    const start = startOf(region);
    const id = regionId(region);
    // A region may have several results with its place, such as its shape and its labels.
    if (start === undefined || id === undefined || seen.has(id)) continue;
    seen.add(id);
    const first = firsts.get(start);
    if (first === undefined) {
      firsts.set(start, i);
      continue;
    }
    parts ??= partsOf(result);
    if (first !== 'has a key') {
      const other = regionId(result[first] as JsonObject)!;
      keys.set(keyOf(parts.get(other)!), other);
      firsts.set(start, 'has a key');
    }
    const key = keyOf(parts.get(id)!);
    const other = keys.get(key);
    if (other === undefined) {
      keys.set(key, id);
      continue;
    }
    cursor.region = i;
    const [type, control] = [region.type, region.from_name].map((value) => String(value)) as [string, string];
    const args = { type, control, other: showValue(other) };
    cursor.report({ code: 'region-repeated', args, path: regionPath(cursor, '') });
  }
}

/** Regions of a result that are few enough to look at each pair: to keep what was seen takes longer. */
const FEW = 16;

/** Whether two regions of a short result begin at the same place. */
function hasSameStarts(result: readonly Json[]): boolean {
  for (let i = 1; i < result.length; i++) {
    const region = result[i];
    const start = isObject(region) ? startOf(region) : undefined;
    if (start === undefined) continue;
    for (let j = 0; j < i; j++) {
      const other = result[j];
      if (isObject(other) && startOf(other) === start) return true;
    }
  }
  return false;
}

/** A number or a text of a region that says where it begins; undefined for those that are not compared. */
function startOf({ type, value }: JsonObject): Json | undefined {
  if (typeof type !== 'string' || leftAside.test(type) || !isObject(value)) return undefined;
  const { x, points, start } = value;
  if (Array.isArray(points)) return Array.isArray(points[0]) ? points[0][0] : undefined;
  const from = x ?? start;
  return typeof from === 'number' || typeof from === 'string' ? from : undefined;
}

/** The results that belong to each id. */
function partsOf(result: readonly Json[]): Map<Json, JsonObject[]> {
  const parts = new Map<Json, JsonObject[]>();
  for (const region of result) {
    if (!isObject(region)) continue;
    const id = regionId(region);
    if (id === undefined) continue;
    const own = parts.get(id);
    if (own) own.push(region);
    else parts.set(id, [region]);
  }
  return parts;
}

function keyOf(parts: readonly JsonObject[]): string {
  return shortKey(
    parts.map(({ type, from_name, to_name, item_index, value, meta }) => [
      type,
      from_name,
      to_name,
      item_index,
      value,
      meta,
    ]),
  );
}
