import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import type { ResultList } from '../../label-config/result-lists.ts';
import type { DrawnShape } from '../../label-config/tags.ts';

/**
 * Where a check is just now. One object is moved along the regions of a task, and pointers are made from it
 * only when something is wrong, because nearly all regions are right.
 */
export interface ResultCursor {
  list: ResultList;
  /** Index of the prediction, completion or annotation in its list. */
  entry: number;
  /** Index of the region in `result`. */
  region: number;
  /** The result that the region belongs to. */
  result: readonly Json[];
  /** The ids of the regions of `result` as text, each with the shape that has it, if one has; made when it is first asked for. */
  index: ReadonlyMap<string, DrawnShape | undefined> | undefined;
  /** The data of the task. */
  data: JsonObject;
  report: Report;
  /** Whether the region is of an annotation that Label Studio has saved, as its times say. */
  isSaved: boolean;
  /** Whether a format made the results of labels, and has said which of these repeat others. */
  isMade: boolean;
}

/**
 * JSON pointer to something in a prediction, completion or annotation; `rest` begins with a slash or is
 * empty.
 */
export function entryPath(cursor: ResultCursor, rest: string): string {
  return `/${cursor.list}/${cursor.entry}${rest}`;
}

/** JSON pointer to something in a region; `rest` begins with a slash or is empty. */
export function regionPath(cursor: ResultCursor, rest: string): string {
  return `/${cursor.list}/${cursor.entry}/result/${cursor.region}${rest}`;
}

/**
 * Checks the `value` of a region and reports what is wrong; false when the checks after it would make no
 * sense.
 */
export type ValueCheck = (value: JsonObject, region: JsonObject, cursor: ResultCursor) => boolean;

/** Reports what Label Studio 1.x takes and does not show; `rest` is the pointer to it from the region. */
export function reportNotShown(
  cursor: ResultCursor,
  problem: string,
  rest: string,
  { tag }: ControlTag,
): void {
  cursor.report({ code: 'not-shown-in-1x', args: { problem }, path: regionPath(cursor, rest), tag: tag.ref });
}
