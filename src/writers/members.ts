import { copyCompact, copyWithoutSpace } from '../json/compact.ts';
import { copyBetween } from '../json/copy-between.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Output } from '../json/output.ts';
import { scanJson } from '../json/scan.ts';
import { membersOf09 } from '../tasks/check-text.ts';
import { isDropped } from '../tasks/from-1x-export.ts';
import type { JsonRecord } from '../tasks/record.ts';

/** A member of a task, and where it is in the task's text: its key from `keyAt` on, quotes included, its value from `at` to `end`. */
export interface Member {
  key: string;
  keyAt: number;
  at: number;
  end: number;
}

/** All members of a task that is an object. No two have the same key (checkText). */
export function allMembers({ source, at, scan }: JsonRecord): Member[] {
  const { places } = scan ?? scanJson(source, at);
  const members: Member[] = [];
  for (let i = 0; i < places.length; i += 4) {
    const keyAt = places[i]!;
    const key = readKey(source, keyAt + 1, places[i + 1]! - 1);
    members.push({ key, keyAt, at: places[i + 2]!, end: places[i + 3]! });
  }
  return members;
}

/** Keys that most tasks have: to compare them is a quarter of the time of making a string. */
const usual = ['data', 'predictions', 'completions', 'annotations', 'meta', 'id'].map((key) => ({
  key,
  bytes: Buffer.from(key),
}));

/** The key between two quotes. Names of members that mean something are ASCII; others need not be right beyond it. */
function readKey(source: Buffer, from: number, to: number): string {
  for (const { key, bytes } of usual) if (isAt(source, from, to, bytes)) return key;
  const key = source.toString('latin1', from, to);
  return key.includes('\\') ? (JSON.parse(`"${key}"`) as string) : key;
}

function isAt(source: Buffer, from: number, to: number, bytes: Buffer): boolean {
  if (to - from !== bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (source[from + i] !== bytes[i]) return false;
  return true;
}

/** Whether a record is a task with its data as a member; else the whole of it is the data. */
export function hasData({ value }: JsonRecord): boolean {
  return isObject(value) && isObject(value.data);
}

/**
 * The members that are written of a task with data, in the order of Label Studio 0.9.1: not its id, nor what was dropped from its value
 * (dropServerFields), nor a `meta` at which 0.9 fails; without `keepsMembers` only those that 0.9.1 knows.
 */
export function membersToWrite(record: JsonRecord, keepsMembers: boolean): Member[] {
  const members = allMembers(record);
  const { value: task } = record;
  if (record.made || !isObject(task)) return members;
  // Most tasks have nothing to leave out, and their members in order.
  let isAsIs = true;
  let rank = 0;
  for (const { key } of members) {
    const next = rankOf(key);
    isAsIs &&= next >= rank && isWritten(key, task, keepsMembers);
    rank = next;
  }
  if (isAsIs) return members;
  const written = members.filter(({ key }) => isWritten(key, task, keepsMembers));
  return written.sort((a, b) => rankOf(a.key) - rankOf(b.key));
}

function isWritten(key: string, task: JsonObject, keepsMembers: boolean): boolean {
  if (key === 'data') return true;
  if (!keepsMembers) return membersOf09.includes(key);
  return key !== 'id' && !isDropped(key, task) && (key !== 'meta' || isUsableMeta(task.meta));
}

function isUsableMeta(meta: Json | undefined): boolean {
  return typeof meta === 'object' && meta !== null;
}

function rankOf(key: string): number {
  const rank = membersOf09.indexOf(key);
  return rank < 0 ? membersOf09.length : rank;
}

/** Appends a part of a task's text without the space in it. */
export type CopyPart = (record: JsonRecord, at: number, end: number, out: Output) => void;

/** For a project's own text: its strings stay to the byte. */
export const copyAsIs: CopyPart = ({ source }, at, end, out) => copyWithoutSpace(source, at, end, out);

/** In ASCII, as everything else that is written. */
export const copyPart: CopyPart = ({ source, scan }, at, end, out) => {
  if (scan?.isAsPrinted && scan.spaces) copyBetween(source, at, end, scan.spaces, out);
  else copyCompact(source, at, end, out);
};
