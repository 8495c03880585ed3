import { readSeriesTag } from '../formats/time-series/series-tag.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { attributeOf } from '../label-config/attribute.ts';
import { frameRateOf } from '../label-config/frame-rate.ts';
import type { DataSource, LabelConfig, ObjectTag, Tag } from '../label-config/model.ts';
import { fillIn, type Indices, indexFlagOf } from '../label-config/repeaters.ts';
import { singlePath, valueAt } from '../label-config/shown-value.ts';
import { parseDataSource } from '../label-config/variables.ts';
import type { PageObject, Series, Shown } from './model.ts';
import { seriesOfColumns, seriesOfFile } from './series.ts';
import { tableRows } from './table-rows.ts';

/** Items of a Repeater that are shown. */
const MOST_REPEATS = 100;

/** An object as far as it is known without looking at files. */
export type SeenObject = PageObject & {
  /** Reads a time series, which takes long: it is for tasks that are shown. `file`: where it is, if it is in one. */
  readSeries?: (file: string | undefined) => Series | undefined;
};

/** What the object tags of a label config show of the data of a task, in their order. Links are not resolved yet. */
export function describeObjects(config: LabelConfig | undefined, data: JsonObject): SeenObject[] {
  return (config?.objects ?? []).flatMap((object) =>
    repeatsOf(object.repeater, data).map((indices) => ({
      name: fillIn(object.name, indices),
      tag: object.tag.type,
      ...showValue(object, indices, data),
    })),
  );
}

/** The data keys that a label config reads, so that the others can be listed. */
export function keysRead({ objects, controls, tags }: LabelConfig): Set<string> {
  const keys = new Set<string>();
  const add = (source: DataSource | undefined) => {
    for (const { steps } of source?.variables ?? []) if (typeof steps[0] === 'string') keys.add(steps[0]);
  };
  for (const { source } of [...objects, ...controls]) add(source);
  for (const tag of tags) {
    const on = tag.type === 'Repeater' ? attributeOf(tag, 'on') : undefined;
    if (on) add(parseDataSource(on));
  }
  return keys;
}

const once: Indices[] = [new Map()];

/** The indices of each item of the Repeaters around a tag. */
function repeatsOf(repeater: Tag | undefined, data: JsonObject): Indices[] {
  if (!repeater) return once;
  let outer: Tag | undefined = repeater.parent;
  while (outer && outer.type !== 'Repeater') outer = outer.parent;
  const on = attributeOf(repeater, 'on');
  if (!on) return [];
  return repeatsOf(outer, data).flatMap((indices) => {
    const path = singlePath(parseDataSource({ ...on, value: fillIn(on.value, indices) }));
    const list = path && valueAt(data, path);
    const count = Array.isArray(list) ? Math.min(list.length, MOST_REPEATS) : 0;
    return Array.from({ length: count }, (_, i) => new Map([...indices, [indexFlagOf(repeater), i]]));
  });
}

/** Tags whose value is the address of a file. */
const readsFile = new Set(['Image', 'Audio', 'AudioPlus', 'Video', 'Pdf']);

type Seen = Shown & Pick<SeenObject, 'readSeries'>;

function showValue({ tag, source }: ObjectTag, indices: Indices, data: JsonObject): Seen {
  if (!source) return { kind: 'other', text: '', why: 'The tag has no value.' };
  const { attribute } = source;
  const filled =
    indices.size === 0 ? source : parseDataSource({ ...attribute, value: fillIn(attribute.value, indices) });
  const value = resolve(filled, data);
  if (value === undefined) return { kind: 'other', text: attribute.value, why: 'The task has no such data.' };
  return shownAs(tag, value, attribute.name.toLowerCase() === 'valuelist', data);
}

function resolve(source: DataSource, data: JsonObject): Json | undefined {
  const path = singlePath(source);
  if (path) return valueAt(data, path);
  const { value } = source.attribute;
  if (source.kind === 'constant') return value;
  let text = value;
  for (const variable of source.variables) {
    const found = valueAt(data, variable);
    if (found !== undefined) text = text.replaceAll(`$${variable.text}`, () => textOf(found));
  }
  return text;
}

function shownAs(tag: Tag, value: Json, isList: boolean, data: JsonObject): Seen {
  const setting = (name: string) => attributeOf(tag, name)?.value;
  const isUrl = setting('valueType') === 'url' || setting('resolver') !== undefined;
  const link = { link: textOf(value) };
  const isPages = tag.type === 'Image' && isList && Array.isArray(value);
  if (readsFile.has(tag.type) && typeof value !== 'string' && !isPages) return notAn('address', value);
  switch (tag.type) {
    case 'Image': {
      const links = isList && Array.isArray(value) ? value : [value];
      return { kind: 'image', pages: links.map((one) => ({ link: textOf(one) })) };
    }
    case 'Audio':
    case 'AudioPlus':
      return { kind: 'audio', media: link };
    case 'Video':
      return { kind: 'video', media: link, frameRate: frameRateOf(tag)(data) };
    case 'Pdf':
      return { kind: 'pdf', media: link };
    case 'Text':
    case 'HyperText': {
      if (isUrl) return behind('text is', value);
      const text = decode(textOf(value), setting('encoding'));
      return tag.type === 'Text' ? { kind: 'text', text } : { kind: 'html', html: text };
    }
    case 'TimeSeries': {
      const series = readSeriesTag(tag);
      if (series.inTask) return { kind: 'series', readSeries: () => seriesOfColumns(value, series) };
      if (typeof value !== 'string') return notAn('address', value);
      const readSeries = (file: string | undefined) =>
        file === undefined ? undefined : seriesOfFile(file, series);
      return { kind: 'series', media: link, readSeries };
    }
    case 'Paragraphs':
      if (isUrl && typeof value === 'string') return behind('phrases are', value);
      return (
        showPhrases(value, setting('nameKey') || 'author', setting('textKey') || 'text') ??
        notA('list of phrases', value)
      );
    case 'Chat':
      return showPhrases(value, 'role', 'content') ?? notA('list of messages', value);
    case 'Table': {
      if (isUrl && typeof value === 'string') return behind('table is', value);
      const rows = tableRows(value);
      return rows ? { kind: 'table', rows } : notA('table', value);
    }
    case 'List':
      return showList(value) ?? notA('list of items', value);
    default:
      return other(value, 'The preview does not draw this tag.');
  }
}

function showPhrases(value: Json, author: string, text: string): Shown | undefined {
  if (!Array.isArray(value)) return undefined;
  const phrases = value.map((phrase) => ({
    author: isObject(phrase) ? textOf(phrase[author] ?? '') : '',
    text: isObject(phrase) ? textOf(phrase[text] ?? '') : textOf(phrase),
  }));
  return { kind: 'phrases', phrases };
}

function showList(value: Json): Shown | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => {
    const of = (key: string) => (isObject(item) ? textOf(item[key] ?? '') : '');
    return isObject(item)
      ? { id: of('id'), title: of('title'), body: of('body') }
      : { id: '', title: textOf(item), body: '' };
  });
  return { kind: 'list', items };
}

function other(value: Json, why: string): Shown {
  return { kind: 'other', text: textOf(value), why };
}

const notA = (wanted: string, value: Json) => other(value, `This is not a ${wanted}.`);
const notAn = (wanted: string, value: Json) => other(value, `This is not an ${wanted}.`);
const behind = (what: string, value: Json) => other(value, `The ${what} behind this address.`);

/** `base64unicode` is percent-encoded UTF-8 in base64. */
function decode(text: string, encoding = 'none'): string {
  if (!encoding.startsWith('base64')) return text;
  return Buffer.from(text, 'base64').toString('utf8');
}

/** A value as text: JSON where it is not one. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
