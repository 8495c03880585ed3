import { describe, isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { firstResults, isUnplaced } from './check-region-places.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { regionId } from './region-ids.ts';

/** A member beside `value` and what the editor takes for it; without it nothing is wrong. */
interface Member {
  key: string;
  takes(value: Json): boolean;
  inWords: string;
}

const isBoolean = (value: Json) => typeof value === 'boolean';
const isTextOrNull = (value: Json) => value === null || typeof value === 'string';
const isNumberOrNull = (value: Json) => value === null || typeof value === 'number';

/** Where the editor says that a region comes from. */
const origins = ['manual', 'prediction', 'prediction-changed'];

/** Those of any region, and of any answer. */
const common: readonly Member[] = [
  { key: 'parentID', takes: isTextOrNull, inWords: 'a string' },
  { key: 'item_index', takes: isNumberOrNull, inWords: 'a number' },
  // It stands for the name of the object tag.
  { key: 'object', takes: () => false, inWords: 'left out' },
];
/** It sets that of predictions itself. */
const ofAnnotations: Member = {
  key: 'origin',
  takes: (value) => origins.includes(value as string),
  inWords: `one of ${origins.map(quote).join(', ')}`,
};
/** Those of what is drawn or marked, but not in videos. */
const ofPlaces: readonly Member[] = [
  ...['readonly', 'filtered', 'dynamic', 'fromSuggestion'].map((key) => ({
    key,
    takes: isBoolean,
    inWords: 'true or false',
  })),
  { key: 'pid', takes: (value) => typeof value === 'string', inWords: 'a string' },
];

/**
 * Prepares the check of the members beside `value`, which only exports of Label Studio have: the editor of 1.x makes a region of the first
 * result with each id, and with a member of another type shows an error in place of the task.
 */
export function compileMemberCheck(
  config: LabelConfig | undefined,
): (result: readonly Json[], cursor: ResultCursor) => void {
  const videos = new Set(
    config?.objects.filter(({ tag }) => tag.type === 'Video').map(({ name }) => name) ?? [],
  );
  const problemOf = (region: JsonObject, cursor: ResultCursor): Member | undefined => {
    const isWrong = ({ key, takes }: Member) => region[key] !== undefined && !takes(region[key]!);
    const isMarked = config && !isUnplaced(region) && !videos.has(region.to_name as string);
    return (
      common.find(isWrong) ??
      (cursor.list !== 'predictions' && isWrong(ofAnnotations) ? ofAnnotations : undefined) ??
      (isMarked ? ofPlaces.find(isWrong) : undefined)
    );
  };
  return (result, cursor) => {
    let firsts: ReturnType<typeof firstResults> | undefined;
    for (const [i, region] of result.entries()) {
      if (!isObject(region) || region.type === 'relation') continue;
      const member = problemOf(region, cursor);
      if (!member) continue;
      firsts ??= firstResults(result);
      const id = regionId(region);
      if (id !== undefined && firsts.get(showValue(id))?.at !== i) continue;
      const { key, inWords } = member;
      cursor.region = i;
      const problem = `"${key}" of the region is ${describe(region[key])}, not ${inWords}, so an error stands in place of the task`;
      cursor.report({ code: 'not-shown-in-1x', args: { problem }, path: regionPath(cursor, `/${key}`) });
    }
  };
}
