import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { MaskClass } from './mask-class.ts';

/** Values of masks are at most this. */
const MOST = 65535;
const nameKeys = ['name', 'title', 'label', 'class_name', 'class'];
const valueKeys = ['id', 'value', 'pixel_value', 'index', 'class_id'];

/**
 * The classes of a JSON file in the order of their values: a list of names, names by values, values by names, or a list of objects with names,
 * values and colors, which may be in "classes", "labels" or "categories". A text says what is wrong.
 */
export function classesOfJson(text: string): MaskClass[] | string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return 'it is not JSON';
  }
  const inner = isObject(value) ? (value.classes ?? value.labels ?? value.categories) : undefined;
  const entries = entriesOf(typeof inner === 'object' && inner !== null ? inner : value);
  if (!entries || entries.length === 0) return 'it does not give names of classes by their values';
  const classes: MaskClass[] = [];
  for (const { value: at, name, color } of entries) classes[at] = { name, color };
  // A value that is not in the list is called as it would be without one.
  return Array.from(classes, (one, i) => one ?? { name: String(i), color: undefined });
}

interface Entry extends MaskClass {
  value: number;
}

function entriesOf(value: Json): Entry[] | undefined {
  const found = Array.isArray(value)
    ? value.map((item, i) => (isObject(item) ? entryOf(item, i) : nameAt(item, i)))
    : isObject(value)
      ? Object.entries(value).map(([key, item]) => pairOf(key, item))
      : [];
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** `"1": "car"`, `"car": 1`, or `"car": {"id": 1, ...}`. */
function pairOf(key: string, item: Json): Entry | undefined {
  if (isObject(item))
    return entryOf({ ...(/^\d+$/.test(key) ? { id: Number(key) } : { name: key }), ...item }, undefined);
  return /^\d+$/.test(key) ? nameAt(item, Number(key)) : nameAt(key, item);
}

function nameAt(name: Json, value: Json): Entry | undefined {
  const isValue = Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
  return typeof name === 'string' && isValue ? { name, value: value as number, color: undefined } : undefined;
}

function entryOf(item: JsonObject, position: number | undefined): Entry | undefined {
  const name = nameKeys.map((key) => item[key]).find((one) => typeof one === 'string');
  const value = valueKeys.map((key) => item[key]).find((one) => Number.isInteger(one));
  const entry = nameAt(name ?? null, value ?? position ?? null);
  return entry && { ...entry, color: colorOf(item.color ?? null) };
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
