import { join } from 'node:path';
import type { TaskCheck } from '../checks/check-task.ts';
import type { Finding, Place, Report } from '../diagnostics/diagnostic.ts';
import { LF } from '../json/bytes.ts';
import { membersOf } from '../json/compact.ts';
import { describe, isObject, type Json } from '../json/json.ts';
import type { ElementBatch } from '../readers/json/element-batch.ts';
import { readWholeFileIfThere } from '../readers/regular-file.ts';
import { checkText } from '../tasks/check-text.ts';
import { jsonBatch } from '../tasks/json-batch.ts';
import { unreadable } from '../tasks/record.ts';
import type { EntryList } from '../writers/import-1x/write-entries.ts';
import type { ProjectSource } from './find-source.ts';

/** The completions of a task from a file of their own. */
export interface Work extends EntryList {
  /** Where something of the file is. */
  locate(pointer?: string): Place;
}

/** The completions of a task of a project, where they are in a file of their own. */
export function workOf(
  { completions, completionsShown }: ProjectSource,
  id: number,
  report: (finding: Finding, place: Place) => void,
): Work | undefined {
  if (completions === undefined || Number.isNaN(id)) return undefined;
  return readWork(completions, completionsShown, id, report);
}

/**
 * Reads `completions/<id>.json`, where Label Studio 0.9 keeps a task with its completions; its bytes are checked as those of tasks are.
 * Undefined when there is none, or when it cannot be used; that was reported. Throws a UserError when something is there that cannot be read.
 */
function readWork(
  folder: string,
  shownFolder: string,
  id: number,
  report: (finding: Finding, place: Place) => void,
): Work | undefined {
  const file = join(shownFolder, `${id}.json`);
  const source = readWholeFileIfThere(join(folder, `${id}.json`), file);
  if (!source) return undefined;
  const batch = jsonBatch(asBatch(source), file);
  const read = batch.read(0)!;
  for (const { finding, place } of batch.found?.(0) ?? []) report(finding, place);
  if (read === unreadable || read.kind !== 'json') return undefined;
  const { value } = read;
  const entries = isObject(value) ? value.completions : value;
  if (!Array.isArray(entries) || !isObject(value)) {
    const problem = `"completions" of the file is ${describe(entries)}, not a list`;
    report({ code: 'refused-by-server', args: { problem } }, { file });
    return undefined;
  }
  const record = checkText(read, (finding) => {
    // How 0.9 reads large integers does not matter here; 1.x keeps them.
    if (finding.code !== 'integer-beyond-64-bits') report(finding, batch.locate(0, finding.path));
  });
  const { at, end } = membersOf(record.source, record.at).get('completions')!;
  return { record, at, end, entries, locate: (pointer) => batch.locate(0, pointer) };
}

/** A task with what was done on it, which replaces what was in the task. */
export function withWork(task: Json, work: Work | undefined): Json {
  if (!work || !isObject(task)) return task;
  const { annotations: _, ...others } = task;
  return { ...others, completions: work.entries };
}

/** Makes a check look at a task with its completions; what it finds in their file goes to `reportWork`. */
export function checkingWork(check: TaskCheck, work: Work, reportWork: Report): TaskCheck {
  return (task, report) =>
    check(withWork(task, work), (finding) => {
      if (finding.path?.startsWith('/completions')) reportWork(finding);
      else report(finding);
    });
}

/** The value of a file, to be read like one of many. */
function asBatch(bytes: Buffer): ElementBatch {
  const isBlank = (byte: number | undefined) => byte !== undefined && byte <= 0x20;
  // A byte order mark, as some editors write it, is no part of JSON.
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (isBlank(bytes[start])) start++;
  let end = bytes.length;
  while (end > start && isBlank(bytes[end - 1])) end--;
  const before = bytes.subarray(0, start);
  const line = before.reduce((count, byte) => count + Number(byte === LF), 1);
  return {
    bytes,
    starts: [start],
    ends: [end],
    lines: [line],
    lineStarts: [before.lastIndexOf(LF) + 1],
    unitsBefore: 0,
    list: false,
    separate: true,
    end: bytes.length,
    base: 0,
  };
}
