import type { Column } from './columns.ts';
import type { ExportedColumn } from './exported.ts';
import type { LabelColumns } from './labels.ts';
import type { QuotesWatch } from './watch-quotes.ts';

/** What becomes of the rows of a CSV file. */
export interface CsvPlan {
  /** The file for people. */
  file: string;
  columns: Column[];
  /** How many cells may follow those of the columns, if they are empty: columns that have neither a name nor cells. */
  trailing: number;
  /** Some of them hold JSON. */
  hasJson: boolean;
  labels: LabelColumns | undefined;
  /** What its quotes were found to be, where cells may say otherwise. */
  watch?: QuotesWatch | undefined;
  /** What the columns are, for a CSV export of Label Studio 1.x whose results become annotations. */
  exported?: ExportedColumn[];
}
