import type { JsonObject } from '../json/json.ts';
import { readSchema } from '../package-files.ts';
import { attributeOf } from './attribute.ts';
import type { Attribute, Tag } from './model.ts';

/*
 * The schemas of data that depends on the attributes of its tag (docs/rules.md, "Data: values").
 */

/** Text and HyperText: the text itself, in base64, or the address of a file. */
export function textData(tag: Tag): JsonObject {
  const name = tag.type.toLowerCase();
  if (attributeOf(tag, 'valueType')?.value === 'url') return readSchema(`data/${name}-url`);
  const encoding = attributeOf(tag, 'encoding')?.value;
  return readSchema(encoding?.startsWith('base64') ? `data/${name}-base64` : `data/${name}`);
}

/** One image, or a list of them. */
export function imageData(_tag: Tag, attribute: Attribute): JsonObject {
  return readSchema(attribute.name.toLowerCase() === 'valuelist' ? 'data/image-list' : 'data/image');
}

/**
 * The phrases of a Paragraphs tag with its own names for their keys. The editor looks for the keys in the first phrase and shows nothing
 * without them; later ones are shown without what they lack.
 */
export function paragraphsData(tag: Tag): JsonObject {
  if (attributeOf(tag, 'valueType')?.value === 'url') return readSchema('data/paragraphs-url');
  const schema = readSchema('data/paragraphs') as JsonObject & {
    items: [JsonObject];
    additionalItems: { 'x-preferred': JsonObject };
  };
  const keys = [attributeOf(tag, 'nameKey')?.value || 'author', attributeOf(tag, 'textKey')?.value || 'text'];
  schema.items[0].required = keys;
  schema['x-phrases'] = keys;
  if (playsSound(tag)) schema['x-phrase-times'] = true;
  schema.additionalItems['x-preferred'].required = keys;
  return schema;
}

/** Whether phrases have a sound, which is their own or that of an Audio tag. */
function playsSound(tag: Tag): boolean {
  return Boolean(attributeOf(tag, 'audioUrl')?.value || attributeOf(tag, 'sync')?.value);
}

/** What controls offer of the data: labels, choices, or the classes of a Taxonomy. */
export function offeredData(tag: Tag): JsonObject {
  const [schema, item] =
    tag.type === 'Choices'
      ? ['choices', 'choice']
      : tag.type === 'Taxonomy'
        ? ['taxonomy', 'class']
        : ['labels', 'label'];
  return { ...readSchema(`data/${schema}`), 'x-offered': { item, names: namesBeside(tag) } };
}

/** The names of all tags of the label config. */
function namesBeside(tag: Tag): string[] {
  let root = tag;
  while (root.parent) root = root.parent;
  const names: string[] = [];
  const visit = (one: Tag): void => {
    const name = attributeOf(one, 'name')?.value;
    if (name) names.push(name);
    one.children.forEach(visit);
  };
  visit(root);
  return names;
}

/** An object or JSON; with another `valueType` also text that is not JSON, such as CSV. */
export function tableData(tag: Tag): JsonObject {
  const schema = readSchema('data/table');
  if ((attributeOf(tag, 'valueType')?.value ?? 'json') === 'json') return schema;
  const { title, description, type } = schema;
  return { title: title!, description: description!, type: type! };
}

/** The columns of a TimeSeries tag: those of its channels, and the one with the times if it names one. */
export function timeSeriesData(tag: Tag): JsonObject {
  if (attributeOf(tag, 'valueType')?.value !== 'json') return readSchema('data/time-series-url');
  const schema = readSchema('data/time-series') as JsonObject & { 'x-preferred': JsonObject };
  const time = attributeOf(tag, 'timeColumn')?.value;
  const columns = [...new Set([...(time ? [time] : []), ...channelColumns(tag)])];
  if (columns.length > 0) schema['x-columns'] = columns;
  if (time) schema['x-times'] = { column: time, format: attributeOf(tag, 'timeFormat')?.value ?? '' };
  if (columns.length > 1) schema['x-preferred']['x-equal-columns'] = columns;
  return schema;
}

/** Channels may be grouped (`MultiChannel`), so they are looked for at any depth. */
export function channelColumns(tag: Tag): string[] {
  return tag.children.flatMap((child) => {
    const column = child.type === 'Channel' ? attributeOf(child, 'column')?.value : undefined;
    return column ? [column] : channelColumns(child);
  });
}
