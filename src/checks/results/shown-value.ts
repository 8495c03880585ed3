import type { Json, JsonObject } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ObjectTag } from '../../label-config/model.ts';
import { singlePath, valueAt } from './value-at.ts';

/**
 * Prepares the look-up of what an object tag shows, in the data of a task. Undefined when it is not in there
 * as it is shown: behind a URL, encoded, or put together from several keys.
 */
export function shownValue({ tag, source }: ObjectTag): (data: JsonObject) => Json | undefined {
  const path = singlePath(source);
  const encoding = attributeOf(tag, 'encoding')?.value ?? 'none';
  const elsewhere =
    attributeOf(tag, 'valueType')?.value === 'url' || attributeOf(tag, 'resolver') !== undefined;
  if (!path || elsewhere || encoding !== 'none') return () => undefined;
  return (data) => valueAt(data, path);
}
