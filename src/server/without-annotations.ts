import { membersOf } from '../json/compact.ts';
import { applyEdits } from '../json/edits.ts';
import type { OutgoingTask } from './chunk.ts';

/** A task without its annotations, which are to be added one by one: its marker says so, as it is not to be seen how many of them are there. */
export function withoutAnnotations(task: OutgoingTask): OutgoingTask {
  const { json, annotations, skipped } = task;
  if (annotations + skipped === 0) return task;
  const members = membersOf(json, 0);
  const list = members.get('annotations')!;
  const marker = membersOf(json, members.get('meta')!.at).get('lsimport')!;
  const edits = [
    { at: list.at, end: list.end, text: '[]' },
    { at: marker.end - 1, end: marker.end - 1, text: ',"adding":true' },
  ];
  return { ...task, json: applyEdits(json, edits), annotations: 0, skipped: 0 };
}
