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
  /** What the importer left out: how many of what. */
  leftOut: Map<string, number>;
}

export function emptyTotals(): Totals {
  return { tasks: 0, written: 0, rejected: 0, unreadable: 0, scored: 0, leftOut: new Map() };
}
