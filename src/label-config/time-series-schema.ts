import type { JsonObject } from '../json/json.ts';
import { readSchema } from '../package-files.ts';
import { attributeOf } from './attribute.ts';
import type { Tag } from './model.ts';

/**
 * The schema of a TimeSeries tag's columns: those of its channels, and the one with the times if it names
 * one.
 */
export function timeSeriesSchema(tag: Tag): JsonObject {
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
