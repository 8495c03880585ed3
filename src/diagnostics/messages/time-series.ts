import { message } from '../message.ts';
import { removeAnnotations, tailFrom, writePoints } from '../sed-command.ts';
import { withoutZ } from '../without-z.ts';

/**
 * Codes for what is wrong in a CSV or TSV file that a TimeSeries tag shows. What concerns columns and times has the same codes as in
 * data of tasks (data.ts). In the arguments `found`, `column` and `separator` are quoted already.
 */
export const timeSeriesMessages = {
  'series-too-short': message<{ lines: number }>({
    severity: 'error',
    title: 'time series without rows',
    text: ({ lines }) =>
      `The file has ${lines === 0 ? 'no lines' : 'only one line'}; a time series needs a header and a row, or two rows.`,
    help: 'Remove the file from the input, or check how it was made.',
  }),
  'series-separator-missing': message<{ separator: string; likely: string }>({
    severity: 'error',
    title: 'missing separator in a time series',
    text: ({ separator, likely }) =>
      `The first line has no ${separator}, the separator of the TimeSeries tag.` +
      (likely === '' ? '' : ` The columns seem to be separated by ${likely}.`),
    help: 'Set the right separator in the label config (sep=";", sep="tab"). A file with one column needs a second one, such as the time.',
  }),
  'series-header-late': message<{ line: string; from?: number; isAnnotation?: number }>({
    severity: 'error',
    title: 'line before the header of a time series',
    text: ({ line }) => `The first line is ${line}, which Label Studio takes for the header.`,
    help: 'Remove it: the first line must have the names of the columns.',
    helpFor({ from, isAnnotation }, file) {
      if (isAnnotation) return removeAnnotations(file);
      const command = from === undefined ? '' : tailFrom(from, file, false);
      return command === '' ? undefined : `Remove it: ${command}`;
    },
  }),
  'series-separator-unusable': message<{ separator: string }>({
    severity: 'error',
    title: 'unusable separator',
    text: ({ separator }) =>
      `Label Studio cannot split lines at ${separator}, the separator of the TimeSeries tag.`,
    help: 'Separate the columns with commas, semicolons or tabs.',
  }),
  'series-separator-unclear': message<{ found: string }>({
    severity: 'error',
    title: 'ambiguous separator',
    text: ({ found }) =>
      `With sep="auto" the second line must have exactly one of commas, semicolons, tabs or spaces, but it has ${found}.`,
    help: 'Set the separator in the label config, such as sep=",".',
  }),
  'series-header-not-seen': message<{ columns: string; decimalComma?: string; separator?: string }>({
    severity: 'error',
    title: 'header read as data',
    text: ({ columns, decimalComma }) =>
      `Label Studio reads this line as data, not as the names ${columns}: no column has a number in one of the first two lines and text in the other.` +
      (decimalComma === undefined
        ? ''
        : ` Numbers with a decimal comma, such as ${decimalComma}, are text to it.`),
    help: 'Put a number in the first row below the header (leave missing values empty), or refer to columns by number.',
    helpFor: ({ separator }, file) => (separator === undefined ? undefined : writePoints(file, separator)),
  }),
  'series-quoted-column': message<{ column: string }>({
    severity: 'error',
    title: 'column name in quotes',
    text: ({ column }) =>
      `The name of the column ${column} is in quotes, which Label Studio reads as part of the name.`,
    help: 'Write the file without quotes (in R: quote = FALSE), or let lsimport embed the columns in the tasks with valueType="json".',
  }),
  'series-repeated-column': message<{ column: string }>({
    severity: 'error',
    title: 'duplicate column name',
    text: ({ column }) =>
      `Two columns have the name ${column}, so Label Studio mixes them up. It ignores case in names.`,
    help: 'Give each column a unique name.',
  }),
  'series-row-length': message<{ found: number; wanted: number; rows: number }>({
    severity: 'error',
    title: 'wrong number of cells in a row',
    text: ({ found, wanted, rows }) =>
      `This row has ${found === 1 ? '1 cell' : `${found} cells`}, but there are ${wanted} columns.` +
      (rows === 1 ? '' : ` ${rows} rows of the file are like this.`),
    help: 'Give every row one cell per column. With tabs or spaces as separator, Label Studio loses empty cells at both ends of a row.',
  }),
  'series-not-a-number': message<{ column: string; found: string; cells: number; separator?: string }>({
    severity: 'error',
    title: 'not a number in a time series',
    text: ({ column, found, cells }) =>
      `A channel needs numbers, but the column ${column} has ${found} here.` +
      (cells === 1 ? '' : ` ${cells} cells of the column are not numbers.`),
    help: 'Write a number with a decimal point and without quotes; leave missing values empty.',
    helpFor: ({ separator }, file) => (separator === undefined ? undefined : writePoints(file, separator)),
  }),
  'series-empty-cell': message<{ column: string; cells: number }>({
    severity: 'warning',
    title: 'empty cell in a time series',
    text: ({ column, cells }) =>
      cells === 1
        ? `Label Studio shows the empty cell of the column ${column} as 0.`
        : `Label Studio shows ${cells} empty cells of the column ${column} as 0; the first is here.`,
    help: 'Fill the gaps, remove the rows, or let lsimport embed the columns in the tasks with valueType="json", where gaps stay gaps.',
  }),
  'series-time-with-dot': message<{ found: string; plain?: string }>({
    severity: 'warning',
    title: 'time that only Label Studio 0.9 can read',
    text: ({ found }) =>
      `Label Studio 1.x cannot read the time ${found}: it takes what follows the first dot for a fraction of a second, of three digits without a letter behind them.`,
    help: 'Write dates without dots, such as 2020-12-31 or 31/12/2020, and fractions of a second with three digits (%L) and without a Z. Change timeFormat to match.',
    helpFor: ({ plain }, file) => withoutZ(plain, file),
  }),
};
