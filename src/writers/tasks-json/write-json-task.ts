import type { Finding, Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../../json/json.ts';
import { lookCloser } from '../../json/look-closer.ts';
import type { Output } from '../../json/output.ts';
import { noSuspicions, type Suspicions } from '../../json/reindent.ts';
import { type BothEras, hasFinishedWork } from './migration-fields.ts';
import { writeFinishedWork } from './write-finished-work.ts';
import { writeBareData, writeMembers } from './write-members.ts';

/** How tasks are written. */
export interface Writing {
  /** Additions for Label Studio 1.x; undefined with `--compat 0.9`, where in turn members that 0.9.1 does not know are dropped. */
  era: BothEras | undefined;
  /** Takes the file of a task's annotations; stays empty when the task has none. */
  completions: Output;
  report: Report;
}

/**
 * Copies the members of a task, except for its id, from the JSON at `at`: what stays in tasks.json to `out`, annotations into a file of its
 * own. `task` is the same as a value, `textOf` gives its text for a closer look at odd places.
 */
export function writeJsonTask(
  source: Buffer,
  at: number,
  task: Json,
  id: number,
  out: Output,
  writing: Writing,
  textOf: () => string,
): void {
  const begin = out.length;
  const found = noSuspicions();
  copyTask(source, at, task, id, out, writing, found);
  if (!found.repeatedKey && !found.largeNumber && !found.loneSurrogate) return;
  const report: Report = (finding) => {
    if (!isAboutId(finding, task)) writing.report(finding);
  };
  const text = lookCloser(textOf(), found, report);
  if (text === undefined) return;
  out.length = begin;
  writing.completions.length = 0;
  copyTask(Buffer.from(text), 0, task, id, out, { ...writing, report: () => {} }, noSuspicions());
}

/** Whether it says that the digits of the task's id are kept: such an id is replaced, which is said elsewhere. */
function isAboutId({ code, path }: Finding, task: Json): boolean {
  return code === 'integer-beyond-64-bits' && path === '/id' && isObject(task) && isObject(task.data);
}

function copyTask(
  source: Buffer,
  at: number,
  task: Json,
  id: number,
  out: Output,
  { era, completions, report }: Writing,
  found: Suspicions,
): void {
  if (!isObject(task) || !isObject(task.data)) writeBareData(source, at, out, found);
  else if (!era)
    writeMembers(source, at, out, found, {
      dropped: (key) => report({ code: 'member-dropped', args: { key } }),
    });
  else {
    const places = era.completionFiles && hasFinishedWork(task) ? new Map<string, number>() : undefined;
    writeMembers(source, at, out, found, { era, task, places });
    if (places) writeFinishedWork(source, places, task, id, completions, era, found);
  }
}
