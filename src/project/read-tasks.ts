import { closeSync, readSync } from 'node:fs';
import type { Finding, Place } from '../diagnostics/diagnostic.ts';
import { readingInput } from '../errors.ts';
import type { Json } from '../json/json.ts';
import { cutDictionary } from '../readers/json/dictionary.ts';
import { readOrReport } from '../readers/read-or-report.ts';
import { openRegularFile } from '../readers/regular-file.ts';
import { checkText } from '../tasks/check-text.ts';
import { jsonBatch } from '../tasks/json-batch.ts';
import type { JsonRecord } from '../tasks/record.ts';

/** The place of a task in tasks.json, in bytes, and its id. */
export interface TaskPlace {
  id: number;
  offset: number;
  length: number;
}

/** A task and the number it stands under, which is NaN when its key is not a number. */
export interface NumberedTask {
  id: number;
  record: JsonRecord;
}

/** One task of a project's tasks.json, valid until the next one is asked for. */
export interface ProjectTask extends NumberedTask {
  place: TaskPlace;
  locate(pointer?: string): Place;
}

/** The tasks of tasks.json in the order of the file. A place from which on nothing can be read goes to `report`. */
export function readProjectTasks(
  path: string,
  displayPath: string,
  report: (finding: Finding, place: Place) => void,
): Iterable<ProjectTask> {
  return readOrReport(path, displayPath, report, function* (reader) {
    for (const members of cutDictionary(reader)) {
      const batch = jsonBatch(members, displayPath);
      for (let i = 0; i < batch.size; i++) {
        const record = batch.read(i);
        if (record === undefined) {
          report(batch.broken!.finding, batch.broken!.place);
          return;
        }
        const at = members.starts[i]!;
        const id = idOf(members.keys[i]!);
        yield {
          id,
          record: record as JsonRecord,
          place: { id, offset: members.base + at, length: members.ends[i]! - at },
          locate: (pointer) => batch.locate(i, pointer),
        };
      }
    }
  });
}

/** A key of tasks.json, quotes included, as a number. */
function idOf(key: string): number {
  return /^"\d+"$/.test(key) ? Number(key.slice(1, -1)) : Number.NaN;
}

/** The tasks at the places given, which were read before and are sound. */
export function* readTasksAt(
  path: string,
  displayPath: string,
  places: Iterable<TaskPlace>,
): Generator<NumberedTask> {
  const { fd } = openRegularFile(path, displayPath);
  try {
    for (const { id, offset, length } of places) {
      const source = Buffer.allocUnsafe(length);
      for (let at = 0; at < length; ) {
        at += readingInput(displayPath, () => readSync(fd, source, at, length - at, offset + at));
      }
      const value = JSON.parse(source.toString('utf8')) as Json;
      yield { id, record: checkText({ kind: 'json', value, source, at: 0, end: length }, () => {}) };
    }
  } finally {
    closeSync(fd);
  }
}
