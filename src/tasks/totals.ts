import type { NotIn1x } from './not-in-1x.ts';

/** What a run of an import came to. */
export interface Totals {
  /** Tasks found in the input, and written. */
  tasks: number;
  written: number;
  rejected: number;
  /** Files, or places in a file, from which on nothing could be read. */
  unreadable: number;
  /** Tasks that have at least one prediction with a score. */
  scored: number;
  /** What was skipped: how many of what. */
  skipped: Map<string, number>;
  /** What a writer had no use for: how many of what. */
  notWritten: Map<string, number>;
  /** Written tasks with what a migration to Label Studio 1.x drops; not counted with `--compat 0.9`. */
  notIn1x: NotIn1x;
  /** Spans of texts in tasks of Label Studio whose offsets were converted, and those written that only one Label Studio shows right (regions/offset-unit.ts). */
  spans: { converted: number; differing: number };
}

export function emptyTotals(): Totals {
  return {
    tasks: 0,
    written: 0,
    rejected: 0,
    unreadable: 0,
    scored: 0,
    skipped: new Map(),
    notWritten: new Map(),
    notIn1x: { meta: 0, ids: 0, modelVersions: 0, finished: 0 },
    spans: { converted: 0, differing: 0 },
  };
}

/** Counts that something was skipped. */
export function addSkipped({ skipped }: Pick<Totals, 'skipped'>, what: string, count: number): void {
  addCount(skipped, what, count);
}

export function addCount(counts: Map<string, number>, what: string, count: number): void {
  if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
}
