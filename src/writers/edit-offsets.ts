import { itemsOf, membersOf, type Place } from '../json/compact.ts';
import type { JsonObject } from '../json/json.ts';
import { ensureRoom, type Output } from '../json/output.ts';
import type { OffsetEdit } from '../regions/plan-offsets.ts';

const OPEN_BRACE = 0x7b;
const QUOTE = 0x22;

/**
 * Puts new offsets into a task that was written from `begin` of `out` on, and into the file of its annotations, if it has one. All other
 * bytes stay as they are.
 */
export function editOffsets(
  task: JsonObject,
  edits: readonly OffsetEdit[],
  out: Output,
  begin: number,
  completions: Output,
): void {
  if (edits.length === 0) return;
  const here = edits.filter(({ list }) => completions.length === 0 || list === 'predictions');
  editLists(here, out, begin);
  if (here.length === edits.length) return;
  // The file has completions and annotations in one list.
  const before = Array.isArray(task.completions) ? task.completions.length : 0;
  const moved = edits
    .filter((edit) => !here.includes(edit))
    .map((edit) => ({
      ...edit,
      list: 'completions' as const,
      entry: edit.entry + (edit.list === 'annotations' ? before : 0),
    }));
  editLists(moved, completions, 0);
}

/** The same in the lists of the first object behind `begin`. */
export function editLists(edits: readonly OffsetEdit[], out: Output, begin: number): void {
  if (edits.length === 0) return;
  const { bytes } = out;
  const changes: (Place & { text: string })[] = [];
  const members = membersOf(bytes, bytes.indexOf(OPEN_BRACE, begin));
  for (const [list, ofList] of groupBy(edits, ({ list }) => list)) {
    const place = members.get(list);
    // Not written, as annotations with --compat 0.9.
    if (!place) continue;
    const entries = itemsOf(bytes, place.at);
    for (const [entry, ofEntry] of groupBy(ofList, ({ entry }) => entry)) {
      const result = membersOf(bytes, entries[entry]!.at).get('result')!;
      const regions = itemsOf(bytes, result.at);
      for (const { region, start, end } of ofEntry) {
        const value = membersOf(bytes, membersOf(bytes, regions[region]!.at).get('value')!.at);
        changes.push(
          { ...value.get('start')!, text: String(start) },
          { ...value.get('end')!, text: String(end) },
        );
      }
    }
  }
  replace(out, changes);
}

/** Texts in quotes stay in quotes. */
function replace(out: Output, changes: (Place & { text: string })[]): void {
  changes.sort((a, b) => a.at - b.at);
  const from = changes[0]?.at ?? out.length;
  const old = Buffer.from(out.bytes.subarray(from, out.length));
  out.length = from;
  let copied = 0;
  const copyUpTo = (to: number) => {
    ensureRoom(out, to - copied);
    out.length += old.copy(out.bytes, out.length, copied, to);
    copied = to;
  };
  for (const { at, end, text } of changes) {
    copyUpTo(at - from);
    const written = old[at - from] === QUOTE ? `"${text}"` : text;
    ensureRoom(out, written.length);
    out.length += out.bytes.write(written, out.length, 'latin1');
    copied = end - from;
  }
  copyUpTo(old.length);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
