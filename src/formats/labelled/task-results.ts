import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import type { JsonObject } from '../../json/json.ts';
import type { MadeTask } from '../../tasks/record.ts';
import type { Input } from '../format.ts';
import { taskMembers } from './task-members.ts';

/** A task that already has labels, with what was found wrong in them. */
export interface Draft {
  task: MadeTask;
  /** The task as JSON, where it has values whose digits must stay. */
  text?: string;
  /** Its text in the input, verbatim, where it stands there in one piece; else that is the task itself. */
  original?: string;
  /** Where the image, and each of the results, comes from. */
  place: Place;
  places: Place[];
  found: Located[];
}

/** Collects the results of one task, and what was found wrong in its labels. */
export interface TaskResults {
  /** How many results there are. */
  readonly count: number;
  /** How many labels were left out. */
  readonly skipped: number;
  add(result: JsonObject, place: Place): void;
  /** Takes the score of a region. */
  addScore(score: number): void;
  report(finding: Finding, place: Place): void;
  /** Counts a label that is left out, under a name unless that was done elsewhere. */
  skip(what: string | undefined): void;
  /**
   * `isLabelled`: somebody looked at it, also when there is nothing on it. When all labels were left out nobody can tell that, which is said:
   * an annotation without results would say that nothing is there.
   */
  finish(data: JsonObject, isLabelled: boolean): Draft;
}

export function taskResults(input: Input, place: Place, found: Located[] = []): TaskResults {
  const results: JsonObject[] = [];
  const places: Place[] = [];
  const scores: number[] = [];
  let skipped = 0;
  const report = (finding: Finding, at: Place) => {
    if (!input.isSilent) found.push({ finding, place: at });
  };
  return {
    get count() {
      return results.length;
    },
    get skipped() {
      return skipped;
    },
    add(result, at) {
      results.push(result);
      places.push(at);
    },
    addScore: (score) => void scores.push(score),
    report,
    skip(what) {
      skipped++;
      if (what !== undefined) input.skip(what, 1);
    },
    finish(data, isLabelled) {
      const isNoneLeft = isLabelled && results.length === 0 && skipped > 0;
      if (isNoneLeft) report({ code: 'no-label-left', args: { labels: skipped } }, place);
      const isDone = isLabelled && !isNoneLeft;
      const members = isDone ? taskMembers(results, scores, input.options.labelsAs) : {};
      return { task: { data, ...members }, place, places, found };
    },
  };
}
