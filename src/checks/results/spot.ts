import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { RegionIndex } from './region-index.ts';

/** The lists of a task that hold results. */
export type ResultList = 'predictions' | 'completions' | 'annotations';

/**
 * Where a check is just now. One object is moved along the regions of a task, and pointers are made from it
 * only when something is wrong, because nearly all regions are right.
 */
export interface Spot {
  list: ResultList;
  /** Index of the prediction, completion or annotation in its list. */
  entry: number;
  /** Index of the region in `result`. */
  region: number;
  /** The result that the region belongs to. */
  result: readonly Json[];
  /** The regions of `result` by id, made when it is first asked for. */
  index: RegionIndex | undefined;
  /** The data of the task. */
  data: JsonObject;
  report: Report;
}

/**
 * JSON pointer to something in a prediction, completion or annotation; `rest` begins with a slash or is
 * empty.
 */
export function entryPath(spot: Spot, rest: string): string {
  return `/${spot.list}/${spot.entry}${rest}`;
}

/** JSON pointer to something in a region; `rest` begins with a slash or is empty. */
export function regionPath(spot: Spot, rest: string): string {
  return `/${spot.list}/${spot.entry}/result/${spot.region}${rest}`;
}
