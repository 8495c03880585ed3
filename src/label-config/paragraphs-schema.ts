import type { JsonObject } from '../json/json.ts';
import { readSchema } from '../package-files.ts';
import { attributeOf } from './attribute.ts';
import type { Tag } from './model.ts';

/**
 * The schema of a Paragraphs tag's phrases with its own names for their keys. The editor looks for the keys
 * in the first phrase and shows nothing without them; later ones are shown without what they lack.
 */
export function paragraphsSchema(tag: Tag): JsonObject {
  const schema = readSchema('data/paragraphs') as {
    items: [JsonObject];
    additionalItems: { 'x-preferred': JsonObject };
  };
  const keys = [attributeOf(tag, 'nameKey')?.value || 'author', attributeOf(tag, 'textKey')?.value || 'text'];
  schema.items[0].required = keys;
  schema.additionalItems['x-preferred'].required = keys;
  return schema;
}
