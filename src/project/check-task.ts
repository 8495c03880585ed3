import { checkEntries } from '../checks/server/check-entries.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../json/json.ts';
import { lookCloser } from '../json/look-closer.ts';

const halfCharacter = /\\u[dD][89a-fA-F]/;
const largeNumber = /\d[eE]\+?\d{3}/;

/** Reports what would keep Label Studio 1.x from importing a task of a project folder; tells whether it can be written at all. */
export function checkProjectTask(task: Json, text: string, report: Report): task is JsonObject {
  if (!isObject(task) || !isObject(task.data)) {
    const problem = isObject(task)
      ? `"data" is ${describe(task.data)}, not an object`
      : `the task is ${describe(task)}, not an object`;
    report({ code: 'refused-by-server', args: { problem } });
    return false;
  }
  checkEntries(task, report);
  const found = {
    repeatedKey: false,
    loneSurrogate: halfCharacter.test(text),
    largeNumber: largeNumber.test(text),
  };
  if (found.loneSurrogate || found.largeNumber) {
    lookCloser(text, found, (finding) => {
      // How 0.9 reads large integers does not matter here; 1.x keeps them.
      if (finding.code !== 'integer-beyond-64-bits') report(finding);
    });
  }
  return true;
}
