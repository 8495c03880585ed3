import { OPEN_BRACE } from '../json/bytes.ts';
import { itemsOf, membersOf } from '../json/compact.ts';
import { applyEdits, type Edit } from '../json/edits.ts';
import { isObject, type Json } from '../json/json.ts';
import { scanJson } from '../json/scan.ts';
import type { JsonRecord } from './record.ts';

/** How the `model_version` of predictions is set: of all of them, or of those that have none. */
export interface VersionRule {
  name: string;
  replaces: boolean;
}

/** Sets the version of the predictions of a task that have none; returns whether there were any. */
export function fillVersions(task: Json, name: string): boolean {
  if (!isObject(task) || !isObject(task.data) || !Array.isArray(task.predictions)) return false;
  let filled = false;
  for (const prediction of task.predictions) {
    if (!isObject(prediction) || !lacksVersion(prediction.model_version)) continue;
    prediction.model_version = name;
    filled = true;
  }
  return filled;
}

/** The record of a task whose value got versions (fillVersions), with the same in its text; all other bytes stay. */
export function withVersions(record: JsonRecord, name: string): JsonRecord {
  const text = record.source.subarray(record.at, record.end);
  const predictions = membersOf(text, 0).get('predictions');
  if (!predictions) return record;
  const source = applyEdits(text, editVersions(text, predictions.at, { name, replaces: false }));
  return { ...record, source, at: 0, end: source.length, scan: scanJson(source, 0) };
}

/** The edits that set the versions in the list of predictions at `at`. */
export function editVersions(text: Buffer, at: number, { name, replaces }: VersionRule): Edit[] {
  const version = JSON.stringify(name);
  const edits: Edit[] = [];
  for (const entry of itemsOf(text, at)) {
    if (text[entry.at] !== OPEN_BRACE) continue;
    const members = membersOf(text, entry.at);
    const place = members.get('model_version');
    if (!place) {
      const comma = members.size === 0 ? '' : ',';
      edits.push({ at: entry.end - 1, end: entry.end - 1, text: `${comma}"model_version":${version}` });
    } else if (replaces || lacksVersion(JSON.parse(text.toString('utf8', place.at, place.end)))) {
      edits.push({ at: place.at, end: place.end, text: version });
    }
  }
  return edits;
}

/** An empty version is how Label Studio writes that there is none. */
function lacksVersion(version: Json | undefined): boolean {
  return version === undefined || version === null || version === '';
}
