import { quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { Attribute, Tag } from '../../label-config/model.ts';

/**
 * Names a tag and the attribute with which it asks for data, as they are written: `<Text name="t"
 * value="$text">`.
 */
export function nameRequirement(tag: Tag, attribute: Attribute): string {
  const name = attributeOf(tag, 'name');
  const named = name ? ` name=${quote(name.value)}` : '';
  return `<${tag.written}${named} ${attribute.name}=${quote(attribute.value)}>`;
}
