import { OPEN_BRACE, QUOTE } from '../json/bytes.ts';
import { type Extent, itemsOf, membersOf } from '../json/compact.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { ensureRoom, type Output, outputOf } from '../json/output.ts';
import { scanJson } from '../json/scan.ts';
import type { OffsetEdit } from '../regions/plan-offsets.ts';
import type { TaskRecord } from './record.ts';

/** Puts new offsets into a task. All other bytes of its text stay as they are. */
export function editOffsets(record: TaskRecord, edits: readonly OffsetEdit[]): TaskRecord {
  if (record.kind !== 'json') {
    editValue(record.value, edits);
    return record;
  }
  const text = Buffer.from(record.source.subarray(record.at, record.end));
  const out = outputOf(text, text.length);
  editLists(edits, out, 0);
  return { ...record, source: out.bytes, at: 0, end: out.length, scan: scanJson(out.bytes, 0) };
}

function editValue(task: Json, edits: readonly OffsetEdit[]): void {
  for (const { list, entry, region, start, end } of edits) {
    const entries = (task as JsonObject)[list] as { result: { value: JsonObject }[] }[];
    Object.assign(entries[entry]!.result[region]!.value, { start, end });
  }
}

/** Puts new offsets into the lists of the first object behind `begin`. */
export function editLists(edits: readonly OffsetEdit[], out: Output, begin: number): void {
  if (edits.length === 0) return;
  const { bytes } = out;
  const changes: (Extent & { text: string })[] = [];
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
function replace(out: Output, changes: (Extent & { text: string })[]): void {
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
