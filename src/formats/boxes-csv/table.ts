import type { LabelFile } from '../labelled/label-files-of.ts';
import type { BoxColumns } from './columns.ts';

/** A table, and what was found out of its beginning. */
export interface Table extends LabelFile {
  columns: BoxColumns;
  /** The boxes are fractions of the image, not pixels. */
  isScaled: boolean;
  delimiter: string;
  /** How many lines stand before it. */
  preamble: number;
  /** All of it, where it is small. */
  whole: Buffer | undefined;
}
