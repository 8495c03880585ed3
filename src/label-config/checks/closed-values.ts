import { quote } from '../../json/json.ts';
import { attributeOf } from '../attribute.ts';
import type { AttributeValues } from '../attribute-values.ts';
import type { Attribute, LabelConfig, Tag } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Attributes that take one of a few values (`choice`, `valueType`, `required`): the editor refuses others. */
export function checkClosedValues({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    for (const { attribute, name, allowed } of otherValues(tag, tagRule(tag.type)?.values)) {
      const args = { tag: tag.written, attribute: name, value: attribute.value, allowed };
      report({ code: 'config-value-not-allowed', args }, attribute.at);
    }
  }
}

export interface OtherValue {
  attribute: Attribute;
  /** Its documented name. */
  name: string;
  /** The values it may have, for a sentence. */
  allowed: string;
}

/** The attributes of a tag whose value is none of those they take. What a Repeater fills in is not known. */
export function otherValues(tag: Tag, values: AttributeValues = {}): OtherValue[] {
  return Object.entries(values).flatMap(([name, allowed]) => {
    const attribute = attributeOf(tag, name);
    if (!attribute || allowed.includes(attribute.value) || attribute.value.includes('{{')) return [];
    return { attribute, name, allowed: allowed.map(quote).join(', ') };
  });
}
