import { createHash } from '../../hash.ts';
import { isObject, type Json, type JsonObject, showValue } from '../../json/json.ts';
import { isFromList } from '../../label-config/data-key.ts';
import { indexBetween } from '../../label-config/find-by-name.ts';
import type { ControlTag, LabelConfig } from '../../label-config/model.ts';
import { indexFlagOf } from '../../label-config/repeaters.ts';
import { questionTags } from '../../label-config/tags.ts';

/** The keys of `value` that hold what was said, where they are not the type of the result itself. */
const valueKeys: Record<string, string> = { Choices: 'choices', TextArea: 'text' };

/**
 * Why results of a control tag cannot be made again from JSON-MIN, in words that follow "because"; undefined when they can. It has values
 * by the names of control tags, without ids of regions and without the names of objects.
 */
export function whyNotFromMin(control: ControlTag, config: LabelConfig): string | undefined {
  const { tag, name, toName, repeater } = control;
  if (toName.length !== 1)
    return 'it labels several objects, and the export does not record which one a result is for';
  if (tag.attributes.get('perRegion')?.value === 'true') {
    return 'it is answered per region, and the export does not record which region an answer is for';
  }
  if (isOfOneImage(control, config)) {
    return 'it labels images of a list ("valueList"), and the export does not record which of them a result is for';
  }
  if (repeater && name.split(indexFlagOf(repeater)).join('').includes('{{')) {
    return 'it is in several Repeaters, and its results cannot be told apart by their names';
  }
  if (repeater && !name.includes(indexFlagOf(repeater)) && toName[0]!.includes(indexFlagOf(repeater))) {
    return 'a Repeater gives it one name for all items, and the export does not record which item a result is for';
  }
  return undefined;
}

/**
 * Whether results of a control tag are each for one image of a list, which they tell by their `item_index`. Answers are for all of its images
 * unless they are asked for each (`perItem`).
 */
function isOfOneImage({ tag, toName }: ControlTag, { objects }: LabelConfig): boolean {
  const isOfList = objects.some(({ name, source }) => name === toName[0] && isFromList(source));
  return isOfList && (!questionTags.has(tag.type) || tag.attributes.get('perItem')?.value === 'true');
}

/**
 * The results of one control tag from its value in JSON-MIN (prettify_result of the SDK's converter): a list of values, or a bare text for a
 * single choice or text. Undefined when it is none of these. Ids of regions are made from `seed`, so that they are the same each time.
 */
export function resultsFromMin(control: ControlTag, value: Json, seed: string): JsonObject[] | undefined {
  const results: JsonObject[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const content = typeof item === 'string' ? fromText(control, item) : item;
    if (!isObject(content)) return undefined;
    results.push(toResult(control, content, `${seed}:${control.name}:${results.length}`));
  }
  return results;
}

function fromText({ tag }: ControlTag, text: string): JsonObject | undefined {
  const key = valueKeys[tag.type];
  return key === undefined ? undefined : { [key]: [text] };
}

/** A control tag in a Repeater as it is for one item, by its name there. */
export function controlOfItem(control: ControlTag, name: string): ControlTag {
  if (!control.repeater || control.name === name) return control;
  const flag = indexFlagOf(control.repeater);
  const index = indexBetween(control.name.split(flag), name) ?? '';
  return { ...control, name, toName: control.toName.map((object) => object.replaceAll(flag, index)) };
}

/** Controls that draw a shape without labels; the Labels of such a shape are a result of their own with its id and its coordinates. */
const drawing = ['rectangle', 'polygon', 'ellipse', 'keypoint', 'brush', 'vector', 'bitmask'];

/**
 * Gives labels of shapes the ids of the shapes they are for, which are those with equal coordinates, each taken once. Returns the control
 * tags whose labels have no such shape.
 */
export function joinLabels(results: readonly JsonObject[]): string[] {
  const shapes = new Map<string, JsonObject[]>();
  for (const result of results) {
    if (!drawing.includes(showValue(result.type))) continue;
    const key = placeOf(result);
    const same = shapes.get(key);
    if (same) same.push(result);
    else shapes.set(key, [result]);
  }
  // Taken from the end, as taking from the start moves all that are left.
  for (const same of shapes.values()) same.reverse();
  const alone = new Set<string>();
  for (const result of results) {
    if (result.type !== 'labels' || result.original_width === undefined) continue;
    const shape = shapes.get(placeOf(result))?.pop();
    if (shape) result.id = shape.id!;
    else alone.add(showValue(result.from_name));
  }
  return [...alone];
}

/** What results of one shape have in common, as a text. */
function placeOf({ to_name, value }: JsonObject): string {
  const { labels, ...place } = value as JsonObject;
  return JSON.stringify([to_name, Object.entries(place).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function toResult({ tag, name, toName }: ControlTag, content: JsonObject, seed: string): JsonObject {
  const { original_width, original_height, ...value } = content;
  const isChat = tag.type === 'Chat';
  return {
    id: createHash('sha256').update(seed).digest('hex').slice(0, 10),
    from_name: name,
    to_name: toName[0]!,
    type: isChat ? 'chatmessage' : tag.type.toLowerCase(),
    ...(original_width !== undefined && { original_width }),
    ...(original_height !== undefined && { original_height }),
    value: isChat ? { chatmessage: value } : value,
  };
}
