import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';

/** The keys of `value` that hold what was said, where they are not the type of the result itself. */
const valueKeys: Record<string, string> = { Choices: 'choices', TextArea: 'text' };

/**
 * Why results of a control tag cannot be made again from JSON-MIN, in words that follow "because"; undefined when they can. It has values
 * by the names of control tags, without ids of regions and without the names of objects.
 */
export function whyNotFromMin({ tag, toName }: ControlTag): string | undefined {
  if (toName.length !== 1)
    return 'it labels several objects, and JSON-MIN does not record which one a result is for';
  if (tag.attributes.get('perRegion')?.value === 'true') {
    return 'it is answered per region, and JSON-MIN does not record which region an answer is for';
  }
  return undefined;
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

function toResult({ tag, name, toName }: ControlTag, content: JsonObject, seed: string): JsonObject {
  const { original_width, original_height, ...value } = content;
  return {
    id: createHash('sha256').update(seed).digest('hex').slice(0, 10),
    from_name: name,
    to_name: toName[0]!,
    type: tag.type.toLowerCase(),
    ...(original_width !== undefined && { original_width }),
    ...(original_height !== undefined && { original_height }),
    value,
  };
}
