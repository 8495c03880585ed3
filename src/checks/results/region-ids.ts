import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { type DrawnShape, shapeOfRegion } from '../../label-config/tags.ts';
import { type ResultCursor, regionPath } from './cursor.ts';

/** The id of a region, when it has one that the editor uses: a region with an empty id is given a new one. */
export function regionId(region: JsonObject): string | number | undefined {
  const id: Json | undefined = region.id;
  if (typeof id === 'string') return id === '' ? undefined : id;
  return typeof id === 'number' && id !== 0 ? id : undefined;
}

/**
 * Indexes the result that is being checked, once, and only when a relation or the labels of a shape ask for
 * it.
 */
export function regionIndex(cursor: ResultCursor): NonNullable<ResultCursor['index']> {
  cursor.index ??= indexRegions(cursor);
  return cursor.index;
}

function indexRegions({ result }: ResultCursor): NonNullable<ResultCursor['index']> {
  const index = new Map<string, DrawnShape | undefined>();
  for (const region of result) {
    if (!isObject(region)) continue;
    const id = regionId(region);
    if (id === undefined) continue;
    const shape = typeof region.type === 'string' ? shapeOfRegion(region.type) : undefined;
    index.set(showValue(id), shape ?? index.get(showValue(id)));
  }
  return index;
}

/**
 * Reports regions that have both the id and the `from_name` of an earlier region of the same result: the
 * editor keeps one of them. One id shared by several controls is right: that is how a shape, its labels and
 * its per-region answers belong together.
 */
export function reportRepeatedIds(result: readonly Json[], cursor: ResultCursor): void {
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
      cursor.region = i;
      const args = { id: showValue(id), control: region.from_name };
      cursor.report({ code: 'region-id-repeated', args, path: regionPath(cursor, '/id') });
    }
    otherNames.add(pair);
  }
}
