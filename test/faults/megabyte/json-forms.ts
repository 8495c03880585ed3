import { repeat } from './repeat.ts';

const MARK = '@grow@';
type Parent = Record<string | number, unknown>;
interface Spot {
  parent: Parent;
  key: string | number;
  value: unknown;
}

/** The first and the last list of a value with many items, its last object with many keys. */
export function* jsonForms(whole: unknown): Generator<[what: string, grown: string]> {
  const root: Parent = { value: whole };
  const spots = spotsBelow(root, 'value');
  const grow = ({ parent, key, value }: Spot, grown: string): string => {
    parent[key] = MARK;
    const text = JSON.stringify(root.value).replace(`"${MARK}"`, () => grown);
    parent[key] = value;
    return text;
  };
  const lists = spots.filter(({ value }) => Array.isArray(value) && value.length > 0);
  for (const list of new Set([lists[0], lists.at(-1)])) {
    if (!list) continue;
    const last = (list.value as unknown[]).at(-1);
    yield [`equal items of "${list.key}"`, grow(list, `[${repeat(() => JSON.stringify(last), ',')}]`)];
    yield [`different items of "${list.key}"`, grow(list, `[${repeat((i) => numbered(last, i), ',')}]`)];
  }
  const object = spots.findLast(({ value }) => typeof value === 'object' && !Array.isArray(value) && value);
  if (object) yield [`keys of "${object.key}"`, grow(object, `{${repeat((i) => `"k${i}":${i}`, ',')}}`)];
}

function spotsBelow(parent: Parent, key: string | number): Spot[] {
  const value = parent[key];
  const inner = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [{ parent, key, value }, ...inner.flatMap((name) => spotsBelow(value as Parent, name))];
}

/** The same with a number behind each text and on each id. */
function numbered(value: unknown, i: number): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (typeof inner === 'string') return `${inner}${i}`;
    return typeof inner === 'number' && /id$/i.test(key) ? inner + i : inner;
  });
}
