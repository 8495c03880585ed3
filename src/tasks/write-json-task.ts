import type { Report } from '../diagnostics/diagnostic.ts';
import { breakLine, ensureRoom, type Output, writeAscii } from '../json/output.ts';
import { closeKeys, copyKey, openKeys, reindent, type Suspicions, skipSpace } from '../json/reindent.ts';

const COMMA = 0x2c;
const CLOSE_BRACE = 0x7d;

/** Where tasks.json has a task's members: the task itself is one level deep. */
const LEVEL = 2;

/** The order in which Label Studio 0.9.1 writes a task's members (Tasks.from_dict); all others follow. */
const order = ['"data": ', '"completions": ', '"predictions": '];

/** Copies a JSON value as the data of a task (an object without `data`: the whole of it is the data). */
export function writeBareData(source: Buffer, at: number, out: Output, found: Suspicions): void {
  startMember(out);
  writeAscii(out, '"data": ');
  reindent(source, at, out, LEVEL, found);
}

/**
 * Copies the members of a task object, but for its id. Keys that Label Studio 0.9.1 does not know are kept, or dropped and reported when
 * `dropOthers` is set.
 */
export function writeMembers(
  source: Buffer,
  at: number,
  out: Output,
  found: Suspicions,
  dropOthers: boolean,
  report: Report,
): void {
  const begin = out.length;
  const segments: Segment[] = [];
  let sorted = true;
  const keys = openKeys();
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE) {
    const start = out.length;
    startMember(out);
    const keyStart = out.length;
    at = copyKey(source, at, out, found);
    const key = out.bytes.toString('latin1', keyStart, out.length);
    at = skipSpace(source, reindent(source, at, out, LEVEL, found));
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
    const rank = order.indexOf(key);
    if (key === '"id": ' || (rank < 0 && dropOthers)) {
      out.length = start;
      if (key !== '"id": ') report({ code: 'member-dropped', args: { key: key.slice(1, -3) } });
      continue;
    }
    const segment = { rank: rank < 0 ? order.length : rank, start, end: out.length };
    if (segments.length > 0 && segments.at(-1)!.rank > segment.rank) sorted = false;
    segments.push(segment);
  }
  closeKeys(keys);
  if (!sorted) sortSegments(out, begin, segments);
}

interface Segment {
  rank: number;
  start: number;
  end: number;
}

function startMember(out: Output): void {
  ensureRoom(out, 1);
  out.bytes[out.length++] = COMMA;
  breakLine(out, LEVEL);
}

function sortSegments(out: Output, begin: number, segments: Segment[]): void {
  const copy = Buffer.from(out.bytes.subarray(begin, out.length));
  let to = begin;
  for (const { start, end } of segments.toSorted((a, b) => a.rank - b.rank)) {
    to += copy.copy(out.bytes, to, start - begin, end - begin);
  }
}
