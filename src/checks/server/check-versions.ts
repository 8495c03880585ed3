import type { Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote, showValue } from '../../json/json.ts';

/** Versions that are named; of more only the number is known, so that memory stays small. */
const NAMED = 5;

/** The model versions of some predictions, and the one that came last. */
export interface SeenVersions {
  versions: readonly string[];
  last: string;
}

/** Finds predictions of several model versions: Label Studio 1.x shows those of one at a time. */
export function createVersionCheck(): {
  check(task: Json): void;
  /** Hands over what was seen, and forgets it. */
  take(): SeenVersions;
  absorb(seen: SeenVersions): void;
  finish(report: Report): void;
} {
  const versions = new Set<string>();
  let last = '';
  const add = (version: string) => {
    if (versions.size <= NAMED) versions.add(version);
  };
  return {
    take() {
      const seen = { versions: [...versions], last };
      versions.clear();
      return seen;
    },
    absorb(seen) {
      for (const version of seen.versions) add(version);
      if (seen.versions.length > 0) last = seen.last;
    },
    check(task) {
      const predictions = isObject(task) && Array.isArray(task.predictions) ? task.predictions : [];
      for (const prediction of predictions) {
        if (!isObject(prediction) || prediction.model_version === null) continue;
        const { model_version: version } = prediction;
        // What has no version is called "undefined" by the server.
        last = isObject(version) || Array.isArray(version) ? JSON.stringify(version) : showValue(version);
        add(last);
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
