import { finishedWork } from '../../checks/server/finished-work.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { Output } from '../../json/output.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { OffsetUnit } from '../../regions/offset-unit.ts';
import { offsetPlanner } from '../../regions/plan-offsets.ts';
import { editLists } from '../../tasks/edit-offsets.ts';
import type { EntryList } from './write-entries.ts';

/** What tells how the offsets of a project are to be read. */
export interface SpansOfProject {
  /** Undefined when it has none that can be read. */
  labelConfig: LabelConfig | undefined;
  /** What the offsets of spans count when nothing else tells. */
  offsets: OffsetUnit;
}

/**
 * Prepares the conversion of offsets in texts to code points, which Label Studio 1.x counts, in a task as writeImportTask wrote it. Returns
 * how many spans were converted.
 */
export function spanConverter({ labelConfig, offsets }: SpansOfProject) {
  const plan = offsetPlanner(labelConfig, { to: 'code-points', comparesWords: true });
  const known = { unitOf: () => offsets, made: false };

  return (task: JsonObject, work: EntryList | undefined, out: Output, report: Report): number => {
    if (!isObject(task.data)) return 0;
    const finished = work ? work.entries : finishedWork.flatMap((key) => listOf(task[key]));
    const lists = {
      annotations: finished.filter(isObject),
      predictions: listOf(task.predictions).filter(isObject),
    };
    const edits = plan(lists, task.data, known, report)?.edits ?? [];
    editLists(edits, out, 0);
    return edits.length;
  };
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
