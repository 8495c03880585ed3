import type { Json, JsonObject } from '../../json/json.ts';

/** The id of a region, when it has one that the editor uses: a region with an empty id is given a new one. */
export function regionId(region: JsonObject): string | number | undefined {
  const id: Json | undefined = region.id;
  if (typeof id === 'string') return id === '' ? undefined : id;
  return typeof id === 'number' && id !== 0 ? id : undefined;
}
