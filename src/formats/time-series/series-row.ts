import type { Finding, Place } from '../../diagnostics/diagnostic.ts';

/** One row of a file with a series, the header too. Valid until the next one is asked for. */
export interface SeriesRow {
  cells: string[];
  /** What is between them. */
  separator: string;
  /** The place of a cell; without one, of the row. */
  place(cell?: number): Place;
}

/** Takes what is found in a file, with its place. */
export type ReportAt = (finding: Finding, place: Place) => void;

/** Looks at one column of a series, row by row. */
export interface ColumnCheck {
  look(row: SeriesRow): void;
  /** Reports what can only be said at the end. */
  finish?(): void;
}
