import { isObject, type Json, type JsonObject } from '../json/json.ts';

/** Puts names in the place of the numbers of classes in a value of a column, as it was read. */
export type NameClasses = (value: unknown) => unknown;

/**
 * What names the classes of each column, by the features that Hugging Face's datasets write into a file (`info.features` of the metadata
 * "huggingface", with `ClassLabel` at any depth). Columns without classes have none, and so has what cannot be read as features.
 * `onNone` is told of each value that stands for no class: -1 and null.
 */
export function classNamersOf(
  metadata: readonly { key: string; value?: string }[] = [],
  onNone: (column: string) => void = () => {},
): ReadonlyMap<string, NameClasses> {
  const namers = new Map<string, NameClasses>();
  for (const [column, feature] of Object.entries(featuresIn(metadata))) {
    const namer = namerOf(feature, () => onNone(column));
    if (namer) namers.set(column, namer);
  }
  return namers;
}

/** The names of all classes that a column, or the lists in it, can have, by the same features. */
export function classesOf(
  metadata: readonly { key: string; value?: string }[] = [],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(featuresIn(metadata)).flatMap(([column, feature]): [string, string[]][] => {
      const item = Array.isArray(feature)
        ? feature[0]
        : isObject(feature)
          ? (feature.feature ?? feature)
          : undefined;
      const names = isObject(item) && item._type === 'ClassLabel' ? item.names : undefined;
      return Array.isArray(names) && names.every((name) => typeof name === 'string') ? [[column, names]] : [];
    }),
  );
}

/** The features of columns; none where there are none that can be read. */
function featuresIn(metadata: readonly { key: string; value?: string }[]): JsonObject {
  const text = metadata.find(({ key }) => key === 'huggingface')?.value;
  if (text === undefined) return {};
  try {
    const { info } = JSON.parse(text) as { info?: { features?: Json } };
    return isObject(info?.features) ? info.features : {};
  } catch {
    return {};
  }
}

/** What names the classes in values of one feature; undefined where there are none. */
function namerOf(feature: Json | undefined, onNone: () => void): NameClasses | undefined {
  if (Array.isArray(feature)) return eachOf(namerOf(feature[0], onNone));
  if (!isObject(feature)) return undefined;
  const { _type: type } = feature;
  if (type === 'ClassLabel') return namerOfClass(feature.names, onNone);
  // A sequence of structures is a structure of lists to them, and the other way round in some files: `eachOf` takes both.
  if (type === 'Sequence' || type === 'List' || type === 'LargeList')
    return eachOf(namerOf(feature.feature, onNone));
  return typeof type === 'string' ? undefined : namerOfMembers(feature, onNone);
}

function namerOfClass(names: Json | undefined, onNone: () => void): NameClasses | undefined {
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) return undefined;
  return (value) => {
    // Parts of data sets whose labels are kept secret have -1.
    if (value === null || value === undefined || value === -1 || value === -1n) {
      onNone();
      return null;
    }
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    return isNumber ? (names[Number(value)] ?? value) : value;
  };
}

/** `Sequence({"a": ClassLabel})` holds lists in its members. */
function namerOfMembers(features: JsonObject, onNone: () => void): NameClasses | undefined {
  const namers = Object.entries(features).flatMap(([key, feature]) => {
    const namer = namerOf(feature, onNone);
    return namer ? [{ key, namer: eachOf(namer)! }] : [];
  });
  if (namers.length === 0) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const named = { ...value } as Record<string, unknown>;
    for (const { key, namer } of namers) if (Object.hasOwn(named, key)) named[key] = namer(named[key]);
    return named;
  };
}

/** The same for the items of a list, and for what is not in one. */
function eachOf(namer: NameClasses | undefined): NameClasses | undefined {
  if (!namer) return undefined;
  return (value) =>
    Array.isArray(value) || ArrayBuffer.isView(value)
      ? Array.from(value as unknown as ArrayLike<unknown>, namer)
      : namer(value);
}
