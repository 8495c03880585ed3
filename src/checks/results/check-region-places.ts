import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { regionId } from './region-ids.ts';

/** Members that say where a region is; one is enough for the editor to make a region of a result. */
const placeKeys = ['start', 'x', 'points', 'vertices', 'rle', 'imageDataURL', 'sequence', 'ranges'];

/** Control tags that have one answer about a task or an image; `perRegion` makes it one about each region. */
const answers = new Set(['Choices', 'DateTime', 'Number', 'Rating', 'Taxonomy', 'TextArea']);

/**
 * Prepares the check that what is said of regions has a region. The editor of Label Studio 1.x makes the region of the first result with
 * its id: when that has no place, none of them is drawn; and what a control tag with `perRegion` says of no region is not shown.
 */
export function compilePlaceCheck(
  config: LabelConfig | undefined,
): (result: readonly Json[], cursor: ResultCursor) => void {
  const controls = config?.controls ?? [];
  const perRegion = new Set(
    controls.filter(({ tag }) => attributeOf(tag, 'perRegion')?.value === 'true').map(({ name }) => name),
  );
  const once = new Set(
    controls.filter(({ tag, name }) => answers.has(tag.type) && !perRegion.has(name)).map(({ name }) => name),
  );
  return (result, cursor) => {
    const unplaced: number[] = [];
    for (const [i, region] of result.entries()) if (isObject(region) && isUnplaced(region)) unplaced.push(i);
    if (unplaced.length === 0) return;
    const firsts = firstResults(result);
    const later = new Set<string>();
    // From the end: of several answers to one question the editor keeps the last.
    for (const i of unplaced.toReversed()) {
      const region = result[i] as JsonObject;
      const id = regionId(region);
      const first = id === undefined ? undefined : firsts.get(showValue(id));
      const isAttached = first !== undefined && first.at !== i;
      if (!isAttached && once.has(region.from_name as string)) {
        const question = JSON.stringify([region.from_name, region.to_name, region.item_index]);
        if (later.has(question)) {
          report(`a later result of ${quote(region.from_name as string)} replaces this one`, i, '', cursor);
        }
        later.add(question);
      }
      const problem =
        first?.at === i && first.isPlacedLater
          ? `no region with the id ${quote(showValue(id))} is drawn, as the first result with it has no place`
          : !isAttached && perRegion.has(region.from_name as string)
            ? `${quote(region.from_name as string)} is about single regions (perRegion), and no region before has this id`
            : undefined;
      if (problem !== undefined) report(problem, i, '/id', cursor);
    }
  };
}

function report(problem: string, at: number, rest: string, cursor: ResultCursor): void {
  cursor.region = at;
  cursor.report({ code: 'not-shown-in-1x', args: { problem }, path: regionPath(cursor, rest) });
}

/** Whether a result has no place of its own: an answer. */
export function isUnplaced({ type, value }: JsonObject): boolean {
  return type !== 'relation' && isObject(value) && !placeKeys.some((key) => key in value);
}

/** The first result with each id, and whether a later one has a place. */
export function firstResults(result: readonly Json[]): Map<string, { at: number; isPlacedLater: boolean }> {
  const firsts = new Map<string, { at: number; isPlacedLater: boolean }>();
  for (const [i, region] of result.entries()) {
    const id = isObject(region) && region.type !== 'relation' ? regionId(region) : undefined;
    if (id === undefined) continue;
    const first = firsts.get(showValue(id));
    if (!first) firsts.set(showValue(id), { at: i, isPlacedLater: false });
    else if (!isUnplaced(region as JsonObject)) first.isPlacedLater = true;
  }
  return firsts;
}
