import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, type JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { resultLists } from '../../label-config/result-lists.ts';
import { compileEntryCheck } from './check-entry.ts';
import type { ResultCursor } from './cursor.ts';

/**
 * Prepares the check of predictions, completions and annotations against a label config (docs/rules.md,
 * "Predictions, annotations, completions"). What it returns is called with each task and that task's data.
 */
export function compileResultChecks(
  config: LabelConfig | undefined,
): (task: JsonObject, data: JsonObject, report: Report, isMade?: boolean) => void {
  const checkEntry = compileEntryCheck(config);

  return (task, data, report, isMade = false) => {
    for (const list of resultLists) {
      const entries = task[list];
      if (entries === undefined) continue;
      if (!Array.isArray(entries)) {
        report({ code: 'entries-not-list', args: { list, found: describe(entries) }, path: `/${list}` });
        continue;
      }
      const at = { list, entry: 0, region: 0, result: [], index: undefined, isSaved: false };
      const cursor: ResultCursor = { ...at, data, report, isMade };
      for (const entry of entries) {
        checkEntry(entry, cursor);
        cursor.entry++;
      }
    }
  };
}
