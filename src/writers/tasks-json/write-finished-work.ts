import type { JsonObject } from '../../json/json.ts';
import { breakLine, type Output, writeAscii } from '../../json/output.ts';
import { reindent, type Suspicions } from '../../json/reindent.ts';
import { reindentItems } from '../../json/reindent-edited.ts';
import { type BothEras, editCompletion, finishedWork, firstCompletionId } from './migration-fields.ts';

/**
 * Writes `completions/<id>.json` of a task as Label Studio 0.9 keeps it (Project.save_completion): the task with all its completions, keys
 * sorted. 1.x reads the completions from there. `places`: where the values of the task's members begin in `source`.
 */
export function writeFinishedWork(
  source: Buffer,
  places: Map<string, number>,
  task: JsonObject,
  id: number,
  out: Output,
  era: BothEras,
  found: Suspicions,
): void {
  let next = firstCompletionId(task, id);
  writeAscii(out, '{\n  "completions": [');
  let count = 0;
  for (const key of finishedWork) {
    const at = places.get(key);
    const entries = task[key];
    if (at === undefined || !Array.isArray(entries)) continue;
    count = reindentItems(source, at, out, 1, found, count, (i) =>
      editCompletion(entries[i], () => next++, era),
    ).count;
  }
  breakLine(out, 1);
  writeAscii(out, '],\n  "data": ');
  reindent(source, places.get('data')!, out, 1, found);
  writeAscii(out, `,\n  "id": ${id}\n}`);
}
