import { isObject, type Json, quote, showValue } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag, ObjectTag, Tag } from '../../label-config/model.ts';
import { shownValue } from '../../label-config/shown-value.ts';
import { type ResultCursor, reportNotShown, type ValueCheck } from './cursor.ts';
import { listNames } from './list-names.ts';

/**
 * Checks that a ranking has only items of the list, and only buckets of the Ranker. Without Bucket tags the name of the Ranker is its
 * only bucket; with them "_" is what is in none.
 */
export function checkRanker(control: ControlTag, object: ObjectTag): ValueCheck {
  const itemsOf = shownValue(object);
  const named = bucketNames(control.tag);
  // With buckets of which none takes what is new, unranked items stay beside them.
  const hidesUnranked = named.length === 0 || hasDefaultBucket(control.tag);
  const buckets = named.length > 0 ? [...named, '_'] : [control.name];

  return ({ ranker }, _region, cursor) => {
    const items = itemsOf(cursor.data);
    const ids = Array.isArray(items) ? new Set(items.map(idOf)) : undefined;
    if (Array.isArray(ranker)) {
      checkIds(ranker, '/value/ranker', ids, cursor);
      const problem = `the ranking is a list, not an object with a list for ${listNames(buckets)}`;
      reportNotShown(cursor, problem, '/value/ranker', control);
    } else {
      let isSound = true;
      for (const [bucket, list] of Object.entries(ranker as Record<string, Json[]>)) {
        const at = `/value/ranker/${escapePointer(bucket)}`;
        if (!buckets.includes(bucket)) {
          const problem = `${quote(control.name)} has no bucket ${quote(bucket)}; it has ${listNames(buckets)}`;
          reportNotShown(cursor, problem, at, control);
          isSound = false;
        }
        if (!checkIds(list, at, ids, cursor)) isSound = false;
      }
      if (isSound) checkShownOnce(ranker as Record<string, Json[]>, cursor);
      if (ids && hidesUnranked && isSound) checkAllRanked(ranker as Record<string, Json[]>, ids, cursor);
    }
    return true;
  };

  /** What is in no bucket is found by ids that are text, so that an item ranked by a number stays there too. */
  function checkShownOnce({ _: rest, ...ranked }: Record<string, Json[]>, cursor: ResultCursor): void {
    const seen = new Set<string>();
    for (const [bucket, list] of Object.entries(ranked)) {
      for (const [i, id] of list.entries()) {
        const name = quote(showValue(id));
        const isTwice = seen.has(name);
        seen.add(name);
        if (!isTwice && (hidesUnranked || typeof id !== 'number')) continue;
        const why = isTwice ? 'it is ranked twice' : 'its id is a number instead of a string';
        const problem = `the item with the id ${name} is shown twice, as ${why}`;
        reportNotShown(cursor, problem, `/value/ranker/${escapePointer(bucket)}/${i}`, control);
        return;
      }
    }
  }

  function checkAllRanked(
    ranker: Record<string, Json[]>,
    ids: Set<string | undefined>,
    cursor: ResultCursor,
  ): void {
    const ranked = new Set(Object.values(ranker).flatMap((list) => list.map(showValue)));
    const missing = [...ids].find((id) => id !== undefined && !ranked.has(id));
    if (missing === undefined) return;
    const problem = `the item with the id ${quote(missing)} is not ranked, so it disappears from the list`;
    reportNotShown(cursor, problem, '/value/ranker', control);
  }

  function checkIds(
    list: readonly Json[],
    at: string,
    ids: Set<string | undefined> | undefined,
    cursor: ResultCursor,
  ): boolean {
    const unknown = ids ? list.findIndex((id) => !ids.has(showValue(id))) : -1;
    if (unknown === -1) return true;
    const problem = `the list has no item with the id ${quote(showValue(list[unknown]))}, so the page stays blank`;
    reportNotShown(cursor, problem, `${at}/${unknown}`, control);
    return false;
  }
}

function idOf(item: Json): string | undefined {
  return isObject(item) && item.id !== undefined ? showValue(item.id) : undefined;
}

function hasDefaultBucket({ children }: Tag): boolean {
  return children.some(
    (child) =>
      (child.type === 'Bucket' && attributeOf(child, 'default')?.value === 'true') || hasDefaultBucket(child),
  );
}

function bucketNames({ children }: Tag): string[] {
  return children.flatMap((child) => {
    const name = child.type === 'Bucket' ? attributeOf(child, 'name')?.value : undefined;
    return name ? [name] : bucketNames(child);
  });
}
