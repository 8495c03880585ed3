import type { Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote } from '../../json/json.ts';

/** Versions that are named; of more only the number is known, so that memory stays small. */
const NAMED = 5;

/** Finds predictions of several model versions: Label Studio 1.x shows those of one at a time. */
export function createVersionCheck(): { check(task: Json): void; finish(report: Report): void } {
  const versions = new Set<string>();
  let last = '';
  return {
    check(task) {
      const predictions = isObject(task) && Array.isArray(task.predictions) ? task.predictions : [];
      for (const prediction of predictions) {
        if (!isObject(prediction) || prediction.model_version === null) continue;
        // What has no version is called "undefined" by the server.
        last = String(prediction.model_version);
        if (versions.size <= NAMED) versions.add(last);
      }
    },
    finish(report) {
      if (versions.size < 2) return;
      const named = [...versions].slice(0, NAMED).map(quote);
      const list = versions.size > NAMED ? `${named.join(', ')} and more` : named.join(', ');
      report({ code: 'mixed-model-versions', args: { versions: list, last: quote(last) } });
    },
  };
}
