import type { Json, JsonObject } from '../../json/json.ts';
import { closeKeys, openKeys } from '../../json/open-keys.ts';
import { breakLine, type Output, writeAscii } from '../../json/output.ts';
import { copyKey, lastKey, reindent, type Suspicions, skipSpace } from '../../json/reindent.ts';
import { reindentItems } from '../../json/reindent-edited.ts';
import { isDropped } from '../../tasks/from-1x-export.ts';
import { type BothEras, editPrediction, isMoved } from './migration-fields.ts';

const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACE = 0x7d;

/** Where tasks.json has a task's members: the task itself is one level deep. */
const LEVEL = 2;

/** The order in which Label Studio 0.9.1 writes a task's members (Tasks.from_dict); all others follow. */
const order = ['data', 'completions', 'predictions'];

/** Which members of a task are written how: as 0.9.1 does, dropping what it does not know, or so that both eras can read them. */
export type MemberRules =
  | { dropped: (key: string) => void }
  | {
      era: BothEras;
      task: JsonObject;
      /** Takes where the values of `data` and of annotations begin; annotations are then skipped. */
      places: Map<string, number> | undefined;
    };

/** Copies a JSON value as the data of a task (an object without `data`: the whole of it is the data). */
export function writeBareData(source: Buffer, at: number, out: Output, found: Suspicions): void {
  writeAscii(out, ',');
  breakLine(out, LEVEL);
  writeAscii(out, '"data": ');
  reindent(source, at, out, LEVEL, found);
}

/** Copies the members of the task object at `at`, except for its id, in the order of 0.9.1. */
export function writeMembers(
  source: Buffer,
  at: number,
  out: Output,
  found: Suspicions,
  rules: MemberRules,
): void {
  const begin = out.length;
  const segments: Segment[] = [];
  const keys = openKeys();
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE) {
    const start = out.length;
    writeAscii(out, ',');
    const value = copyKey(source, at, out, LEVEL, found);
    const key = lastKey(out, start);
    at = skipSpace(source, writeValue(source, value, out, found, key, rules));
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
    const rank = order.indexOf(key);
    if (isWritten(key, rank, value, rules))
      segments.push({ rank: rank < 0 ? order.length : rank, start, end: out.length });
    else out.length = start;
  }
  closeKeys(keys);
  sortSegments(out, begin, segments);
}

function writeValue(
  source: Buffer,
  at: number,
  out: Output,
  found: Suspicions,
  key: string,
  rules: MemberRules,
): number {
  if (key !== 'predictions' || 'dropped' in rules) return reindent(source, at, out, LEVEL, found);
  // Of equal keys the task has the last value only, while these bytes may be those of an earlier one.
  if (source[at] !== OPEN_BRACKET) return reindent(source, at, out, LEVEL, found);
  const { predictions } = rules.task;
  if (!Array.isArray(predictions) || predictions.length === 0) return reindent(source, at, out, LEVEL, found);
  writeAscii(out, '[');
  const { end } = reindentItems(source, at, out, LEVEL, found, 0, (index) =>
    editPrediction(predictions[index], rules.era),
  );
  breakLine(out, LEVEL);
  writeAscii(out, ']');
  return end;
}

function isWritten(key: string, rank: number, value: number, rules: MemberRules): boolean {
  if (key === 'id') return false;
  if ('dropped' in rules) {
    if (rank < 0) rules.dropped(key);
    return rank >= 0;
  }
  const { task, places } = rules;
  if (isDropped(key, task) || (key === 'meta' && !isUsableMeta(task.meta))) return false;
  if (!places) return true;
  const moved = isMoved(key, task);
  if (moved || key === 'data') places.set(key, value);
  return !moved;
}

/** Label Studio 0.9 fails on any other when it hands the task out. */
function isUsableMeta(meta: Json | undefined): boolean {
  return typeof meta === 'object' && meta !== null;
}

interface Segment {
  rank: number;
  start: number;
  end: number;
}

function sortSegments(out: Output, begin: number, segments: Segment[]): void {
  if (segments.every(({ rank }, i) => i === 0 || segments[i - 1]!.rank <= rank)) return;
  const copy = Buffer.from(out.bytes.subarray(begin, out.length));
  let to = begin;
  for (const { start, end } of segments.toSorted((a, b) => a.rank - b.rank)) {
    to += copy.copy(out.bytes, to, start - begin, end - begin);
  }
}
