import type { JsonObject } from '../../../json/json.ts';

/**
 * The key of a time series under which a column of the label config is found. The editor looks for names in
 * lower case.
 */
export function columnKey(series: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(series, name)) return name;
  const lower = name.toLowerCase();
  return Object.hasOwn(series, lower) ? lower : undefined;
}
