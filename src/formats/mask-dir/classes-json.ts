import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { isForeground, type MaskClass } from './mask-class.ts';

/** Values of masks are at most this. */
const MOST = 65535;
const nameKeys = ['name', 'title', 'label', 'class_name', 'class'];
/** An id may be one of a database or a place in a list, where the value of pixels stands beside it. */
const valueKeys = ['value', 'pixel_value', 'id', 'index', 'class_id'];

/** Classes in the order of their values, and the values with two names. */
export interface JsonClasses {
  classes: MaskClass[];
  twice: { id: string; used: string; other: string }[];
}

/**
 * The classes of a JSON file: a list of names, names by values, values by names, or a list of objects with names, values and colors, which may
 * be in "classes", "labels" or "categories". A text says what is wrong; undefined for JSON that is something else. `isMember`: the file has other things too, and
 * they are in one of these.
 */
export function classesOfJson(text: string, isMember: boolean): JsonClasses | string | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return isMember ? undefined : 'it is not JSON';
  }
  const inner = isObject(value) ? (value.classes ?? value.labels ?? value.categories) : undefined;
  const isInner = typeof inner === 'object' && inner !== null;
  if (isMember && !isInner) return undefined;
  const entries = entriesOf(isInner ? inner : value);
  if (!entries || entries.length === 0) return undefined;
  const byValue = new Map<number, Entry>();
  const twice: JsonClasses['twice'] = [];
  for (const entry of entries) {
    const used = byValue.get(entry.value);
    if (!used) byValue.set(entry.value, entry);
    else if (used.name !== entry.name)
      twice.push({ id: String(entry.value), used: quote(used.name), other: quote(entry.name) });
  }
  return { classes: [...byValue.values()].sort((one, other) => one.value - other.value), twice };
}

interface Entry extends MaskClass {
  value: number;
}

function entriesOf(value: Json): Entry[] | undefined {
  const found = Array.isArray(value)
    ? listed(value)
    : isObject(value)
      ? Object.entries(value).map(([key, item]) => pairOf(key, item))
      : [];
  if (!found.every((one) => one !== undefined)) return undefined;
  return found.filter((one) => one !== 'no value of pixels');
}

/** An entry; undefined for what is none. Cityscapes has a class with the value -1, which no pixel has. */
type Found = Entry | 'no value of pixels' | undefined;

function listed(items: readonly Json[]): Found[] {
  // CVAT lists labels with the ids of its database and colors, and leaves out the background, which is 0 in masks.
  const names = items.map((item) => (isObject(item) ? nameOf(item) : item));
  const first = names.every((name) => typeof name === 'string' && isForeground(name)) ? 1 : 0;
  return items.map((item, i) => {
    if (!isObject(item)) return nameAt(item, i);
    const isOfDatabase = (pixelValueOf(item) ?? 0) > MOST && colorOf(item.color ?? null) !== undefined;
    return isOfDatabase ? entryOf(item, i + first, i + first) : entryOf(item, i);
  });
}

/** `"1": "car"`, `"car": 1`, or `"car": {"id": 1, ...}`. */
function pairOf(key: string, item: Json): Found {
  if (isObject(item))
    return entryOf({ ...(/^\d+$/.test(key) ? { id: Number(key) } : { name: key }), ...item }, undefined);
  return /^\d+$/.test(key) ? nameAt(item, Number(key)) : nameAt(key, item);
}

function nameAt(name: Json, value: Json): Entry | undefined {
  const isValue = Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
  return typeof name === 'string' && isValue ? { name, value: value as number, color: undefined } : undefined;
}

function entryOf(item: JsonObject, position: number | undefined, value = pixelValueOf(item)): Found {
  const name = nameOf(item);
  if (name !== undefined && value !== undefined && value < 0) return 'no value of pixels';
  const entry = nameAt(name ?? null, value ?? position ?? null);
  return entry && { ...entry, color: colorOf(item.color ?? null) };
}

function nameOf(item: JsonObject): string | undefined {
  return nameKeys.map((key) => item[key]).find((one) => typeof one === 'string');
}

function pixelValueOf(item: JsonObject): number | undefined {
  return valueKeys.map((key) => item[key]).find((one) => Number.isInteger(one)) as number | undefined;
}

/** `[r, g, b]` or `#rrggbb` as 0xRRGGBB. */
function colorOf(color: Json): number | undefined {
  if (typeof color === 'string')
    return /^#[\da-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : undefined;
  if (!Array.isArray(color) || color.length < 3) return undefined;
  const [red, green, blue] = color;
  const areBytes = [red, green, blue].every((part) => Number.isInteger(part) && (part as number) < 256);
  return areBytes ? ((red as number) << 16) | ((green as number) << 8) | (blue as number) : undefined;
}
