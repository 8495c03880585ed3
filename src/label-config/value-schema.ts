import type { JsonObject } from '../json/json.ts';
import { readSchema } from '../package-files.ts';
import { attributeOf } from './attribute.ts';
import type { Attribute, Tag } from './model.ts';
import { paragraphsSchema } from './paragraphs-schema.ts';
import { timeSeriesSchema } from './time-series-schema.ts';

/** Tags whose value always has the same shape, with the name of its schema. */
const fixedShapes: Readonly<Record<string, string>> = {
  Audio: 'audio',
  AudioPlus: 'audio',
  Chat: 'chat',
  Choices: 'choices',
  List: 'list',
  Pdf: 'pdf',
  Ranker: 'ranker',
  Repeater: 'repeater',
  Table: 'table',
  Taxonomy: 'taxonomy',
  Video: 'video',
};

/**
 * JSON Schema of the value that an attribute of a tag stands for (docs/rules.md, "Data: values", the table of object
 * tags); an empty schema where any value will do. A `resolver` makes the value the address of a file that
 * holds it.
 */
export function valueSchema(tag: Tag, attribute: Attribute): JsonObject {
  if (attributeOf(tag, 'resolver')) return {};
  const valueType = attributeOf(tag, 'valueType')?.value;
  switch (tag.type) {
    case 'Text':
    case 'HyperText':
      return textSchema(tag, valueType);
    case 'Image':
      return readSchema(attribute.name.toLowerCase() === 'valuelist' ? 'data/image-list' : 'data/image');
    case 'Paragraphs':
      return valueType === 'url' ? readSchema('data/paragraphs-url') : paragraphsSchema(tag);
    case 'TimeSeries':
      return valueType === 'json' ? timeSeriesSchema(tag) : readSchema('data/time-series-url');
  }
  if (tag.type.endsWith('Labels')) return readSchema('data/labels');
  const shape = Object.hasOwn(fixedShapes, tag.type) ? fixedShapes[tag.type] : undefined;
  return shape === undefined ? {} : readSchema(`data/${shape}`);
}

function textSchema(tag: Tag, valueType: string | undefined): JsonObject {
  const name = tag.type.toLowerCase();
  if (valueType === 'url') return readSchema(`data/${name}-url`);
  const encoding = attributeOf(tag, 'encoding')?.value;
  return readSchema(encoding?.startsWith('base64') ? `data/${name}-base64` : `data/${name}`);
}
