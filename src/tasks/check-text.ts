import type { Finding, Report } from '../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../json/json.ts';
import { scanJson } from '../json/scan.ts';
import { lookCloser } from './look-closer.ts';
import type { JsonRecord } from './record.ts';

/**
 * Checks what only the text of a task tells, as its value has lost it: repeated keys, NUL, halves of surrogate pairs, numbers that are too
 * large. Returns the record to write, in whose text no object has a key twice: its members are those of the value.
 */
export function checkText(record: JsonRecord, report: Report): JsonRecord {
  const { source, at, end, value } = record;
  record.scan = scanJson(source, at);
  const { repeatedKey, nul, largeNumber, loneSurrogate } = record.scan;
  if (!repeatedKey && !nul && !largeNumber && !loneSurrogate) return record;
  const text = lookCloser(source.toString('utf8', at, end), record.scan, (finding) => {
    if (!isAboutId(finding, value)) report(finding);
  });
  if (text === undefined) return record;
  const bytes = Buffer.from(text);
  return { ...record, source: bytes, at: 0, end: bytes.length, scan: scanJson(bytes, 0) };
}

/** Whether it says that the digits of the task's id are kept: such an id is replaced, which is said elsewhere. */
function isAboutId({ code, path }: Finding, task: Json): boolean {
  return code === 'integer-beyond-64-bits' && path === '/id' && isObject(task) && isObject(task.data);
}

/** The order in which Label Studio 0.9.1 writes a task's members (Tasks.from_dict); it drops all others, and gives ids itself. */
export const membersOf09: readonly string[] = ['data', 'completions', 'predictions'];

/** Tells which members of a task `--compat 0.9` drops. */
export function reportDropped(task: Json, report: Report): void {
  if (!isObject(task) || !isObject(task.data)) return;
  for (const key of Object.keys(task)) {
    if (key !== 'id' && !membersOf09.includes(key)) report({ code: 'member-dropped', args: { key } });
  }
}
