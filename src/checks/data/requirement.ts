import { quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { DataDemand } from '../../label-config/demands.ts';
import type { Attribute, Tag } from '../../label-config/model.ts';
import { createKeySuggester, type KeySuggester } from '../../suggest.ts';

/** A demand as its findings tell of it, prepared once for each label config. */
export interface Requirement {
  demand: DataDemand;
  /** The tag and attribute that ask, as written in the label config. */
  name: string;
  /** What is asked for, with its article: the title of the value's schema. */
  wanted: string;
  /** First keys of all demands: a key that is there for another tag is not what was meant here. */
  wantedKeys: ReadonlySet<string>;
  /** Names the key that was likely meant, in quotes, or nothing. */
  suggestKey: KeySuggester;
  /** True for the first demand, whose key Label Studio puts in the place of `$undefined$`. */
  isFirst: boolean;
}

export function prepareRequirements(demands: readonly DataDemand[]): Requirement[] {
  const wantedKeys = new Set(demands.map(({ steps }) => String(steps[0])));
  const suggestKey = createKeySuggester();
  return demands.map((demand, position) => ({
    demand,
    name: nameRequirement(demand.tag, demand.attribute),
    wanted: String(demand.schema.title ?? 'another value'),
    wantedKeys,
    suggestKey,
    isFirst: position === 0,
  }));
}

/**
 * Names a tag and the attribute with which it asks for data, as they are written: `<Text name="t"
 * value="$text">`.
 */
export function nameRequirement(tag: Tag, attribute: Attribute): string {
  const name = attributeOf(tag, 'name');
  const named = name ? ` name=${quote(name.value)}` : '';
  return `<${tag.written}${named} ${attribute.name}=${quote(attribute.value)}>`;
}
