import type { Column } from './csv-columns.ts';
import type { LabelColumns } from './csv-labels.ts';

/** What becomes of the rows of a CSV file. */
export interface CsvPlan {
  /** The file for people. */
  file: string;
  columns: Column[];
  /** Some of them hold JSON. */
  hasJson: boolean;
  labels: LabelColumns | undefined;
}
