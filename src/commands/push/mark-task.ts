import { membersOf } from '../../json/compact.ts';
import { applyEdits, type Edit } from '../../json/edits.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { append } from '../../lists.ts';
import type { OutgoingTask } from '../../server/chunk.ts';
import { editVersions, type VersionRule } from '../../tasks/model-version.ts';
import type { Identity } from './identify.ts';

/** Where the chunk of a task is written when it is known; the marker of a chunk has as many characters. */
const NO_CHUNK = '-'.repeat(22);

/** What the server should have of a task in the end. */
export function countEntries(
  task: JsonObject,
): Pick<OutgoingTask, 'annotations' | 'skipped' | 'predictions'> {
  const annotations = listOf(task.annotations);
  const skipped = annotations.filter((entry) => isObject(entry) && entry.was_cancelled === true).length;
  return {
    annotations: annotations.length - skipped,
    skipped,
    predictions: listOf(task.predictions).length,
  };
}

/** The versions of the predictions of a task; undefined for those without one. */
export function versionsOf(task: JsonObject): (Json | undefined)[] {
  return listOf(task.predictions).map((entry) => (isObject(entry) ? entry.model_version : undefined));
}

/** The JSON of a task with its marker as the last member of `meta`, and with one version for its predictions. */
export function markTask(
  line: Buffer,
  { key, hash, bare }: Identity,
  version: VersionRule | undefined,
): Buffer {
  const members = membersOf(line, 0);
  const marker = `"lsimport":${JSON.stringify({ key, hash, bare, chunk: NO_CHUNK })}`;
  const edits: Edit[] = [];
  const meta = members.get('meta');
  const earlier = meta && membersOf(line, meta.at).get('lsimport');
  if (earlier) edits.push({ ...earlier, text: marker.slice('"lsimport":'.length) });
  else if (meta)
    edits.push({ at: meta.end - 1, end: meta.end - 1, text: `${isEmpty(meta) ? '' : ','}${marker}` });
  else edits.push({ at: 1, end: 1, text: `"meta":{${marker}},` });
  const predictions = members.get('predictions');
  if (version && predictions) append(edits, editVersions(line, predictions.at, version));
  return applyEdits(line, edits);
}

/** Writes the chunk into a marked task. */
export function setChunk(json: Buffer, chunk: string): void {
  const at = json.lastIndexOf(`"chunk":"${NO_CHUNK}"`);
  json.write(chunk, at + '"chunk":"'.length, 'latin1');
}

/** Whether an object has no members; there is no space in it. */
function isEmpty({ at, end }: { at: number; end: number }): boolean {
  return end - at === 2;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
