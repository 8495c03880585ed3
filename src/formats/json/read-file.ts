import { OPEN_BRACE } from '../../json/bytes.ts';
import { describe, type Json } from '../../json/json.ts';
import type { ElementBatch } from '../../readers/json/element-batch.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { pause } from '../../tasks/pause.ts';
import type { Input } from '../format.ts';
import { reportWebPage } from '../web-page.ts';
import { chatParts } from './chat-parts.ts';
import { mayHoldRecords, whatHoldsRecords } from './not-records.ts';
import { tasksOrStorage } from './storage-record.ts';

/**
 * The tasks of one JSON file: a list of tasks, or one task object (Tasks.from_json_file). Stops at the first place that is not JSON.
 * `displayPath` is the file's path for people, `room` as in openWindow; `onTask` gets the object of a file that is one task.
 */
export function readJsonFile(
  path: string,
  displayPath: string,
  given: Input,
  room?: Buffer,
  onTask?: (task: Json | undefined) => void,
): Iterable<Batch> {
  const input = { ...given, report: orWebPage(path, displayPath, given) };
  return readOrReport(path, displayPath, input.report, function* (reader) {
    for (const elements of cutElements(reader, { room, pauses: true })) {
      if (elements.starts.length === 0) {
        yield pause;
        continue;
      }
      const batch = input.profile.knowsExports
        ? tasksOrStorage(elements, displayPath)
        : jsonBatch(elements, displayPath);
      if (!elements.list) {
        if (!isTaskObject(elements, batch, displayPath, input)) return;
        if (onTask && input.profile.knowsExports) onTask(batch.read(0)?.value);
      }
      yield input.profile.knowsExports ? chatParts(batch, elements.bytes, input) : batch;
      if (batch.broken) return;
    }
  });
}

/** Of a web page it says little that its first character is no JSON. To look at each file for that would take longer than to read it. */
function orWebPage(path: string, displayPath: string, input: Input): Input['report'] {
  let isFirst = true;
  return (finding, place) => {
    const mayBePage = isFirst && finding.code === 'invalid-json';
    isFirst = false;
    if (!mayBePage || !reportWebPage({ ...input, path, displayPath }, 'JSON')) input.report(finding, place);
  };
}

/** A file that holds one value: only an object is a task. One that is not JSON is detected when the task is read. */
function isTaskObject(
  { bytes, starts, ends }: ElementBatch,
  batch: Batch,
  displayPath: string,
  input: Input,
): boolean {
  const isObject = bytes[starts[0]!] === OPEN_BRACE;
  // Label Studio 0.9 takes any object for a task.
  if (isObject && !(input.profile.knowsExports && mayHoldRecords(bytes.subarray(starts[0], ends[0]))))
    return true;
  const value = batch.read(0)?.value;
  const found = whatHoldsRecords(value);
  if (found !== undefined)
    input.report({ code: 'json-not-records', args: found }, { file: displayPath, line: 1 });
  else if (isObject) return true;
  else if (batch.broken) input.report(batch.broken.finding, batch.broken.place);
  else
    input.report(
      { code: 'unsupported-json', args: { found: describe(value) } },
      { file: displayPath, line: 1 },
    );
  return false;
}
