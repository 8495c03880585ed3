import type { Json, JsonObject } from '../json/json.ts';
import { attributeOf } from './attribute.ts';
import type { Tag } from './model.ts';
import { singlePath, valueAt } from './shown-value.ts';
import { parseDataSource } from './variables.ts';

/** For each index flag (`{{idx}}`) the number that is in its place. */
export type Indices = ReadonlyMap<string, number>;

/** A Repeater and those around it, the outermost first. */
function repeatersFrom(repeater: Tag | undefined): Tag[] {
  const found: Tag[] = [];
  for (let tag = repeater; tag; tag = tag.parent) if (tag.type === 'Repeater') found.unshift(tag);
  return found;
}

/** What stands for the index in the content of a Repeater. */
export function indexFlagOf(repeater: Tag): string {
  return attributeOf(repeater, 'indexFlag')?.value || '{{idx}}';
}

/** What stands for the index in the content of a Repeater and of those around it. */
export function indexFlags(repeater: Tag | undefined): string[] {
  return repeatersFrom(repeater).map(indexFlagOf);
}

/** A text of the label config with indices in the place of their flags. */
export function fillIn(text: string, indices: Indices): string {
  let filled = text;
  for (const [flag, index] of indices) filled = filled.replaceAll(flag, String(index));
  return filled;
}

/** A Repeater whose list has no item for one of the indices; undefined when all are there, or when that is not known. */
export function shortList(
  repeater: Tag | undefined,
  indices: Indices,
  data: JsonObject,
): { variable: string; count: number } | undefined {
  for (const around of repeatersFrom(repeater)) {
    const index = indices.get(indexFlagOf(around));
    const on = attributeOf(around, 'on');
    if (index === undefined || !on) continue;
    const path = singlePath(parseDataSource({ ...on, value: fillIn(on.value, indices) }));
    const list: Json | undefined = path && valueAt(data, path);
    if (Array.isArray(list) && index >= list.length) return { variable: path!.text, count: list.length };
  }
  return undefined;
}
