import { message } from '../message.ts';

/**
 * Codes for what is wrong in a CSV or TSV file that a TimeSeries tag shows. What concerns columns and times has the same codes as in
 * data of tasks (data.ts). In the arguments `found`, `column` and `separator` are quoted already.
 */
export const timeSeriesMessages = {
  'series-too-short': message<{ lines: number }>({
    severity: 'error',
    title: 'a time series without rows',
    text: ({ lines }) =>
      `The file has ${lines === 0 ? 'no line' : 'only one line'}; a time series needs a header and a row, or two rows.`,
    help: 'Take the file out of the input, or look at how it was made.',
  }),
  'series-separator-missing': message<{ separator: string; likely: string }>({
    severity: 'error',
    title: 'a time series without its separator',
    text: ({ separator, likely }) =>
      `The first line has no ${separator}, by which the TimeSeries tag cuts it into columns.` +
      (likely === '' ? '' : ` The columns seem to be separated by ${likely}.`),
    help: 'Name the right separator in the label config (sep=";", sep="tab"). A file with one column needs a second one, such as the time.',
  }),
  'series-separator-unusable': message<{ separator: string }>({
    severity: 'error',
    title: 'a separator that the editor cannot use',
    text: ({ separator }) =>
      `Label Studio cannot cut lines at ${separator}, the separator of the TimeSeries tag.`,
    help: 'Separate the columns by commas, semicolons or tabs.',
  }),
  'series-separator-unclear': message<{ found: string }>({
    severity: 'error',
    title: 'a separator that cannot be told',
    text: ({ found }) =>
      `With sep="auto" the second line must have commas, semicolons, tabs or spaces and only one kind of them, but it has ${found}.`,
    help: 'Name the separator in the label config, such as sep=",".',
  }),
  'series-header-not-seen': message<{ columns: string }>({
    severity: 'error',
    title: 'a header that is taken for data',
    text: ({ columns }) =>
      `Label Studio takes this line for data, not for the names ${columns}: in no column is there a number in one of the first two lines and text in the other.`,
    help: 'Put a number into the first row below the header (where a value is missing, leave the cell empty), or refer to columns by number.',
  }),
  'series-quoted-column': message<{ column: string }>({
    severity: 'error',
    title: 'a column name in quotes',
    text: ({ column }) =>
      `The name of the column ${column} is in quotes, which Label Studio takes for a part of the name.`,
    help: 'Write the file without quotes (in R: quote = FALSE), or let lsimport put the columns into the tasks with valueType="json".',
  }),
  'series-repeated-column': message<{ column: string }>({
    severity: 'error',
    title: 'two columns with one name',
    text: ({ column }) =>
      `The name ${column} stands over two columns, which Label Studio mixes up. Upper and lower case are the same to it.`,
    help: 'Give each column a name of its own.',
  }),
  'series-row-length': message<{ found: number; wanted: number; rows: number }>({
    severity: 'error',
    title: 'a row with too few or too many cells',
    text: ({ found, wanted, rows }) =>
      `This row has ${found === 1 ? '1 cell' : `${found} cells`}, but there are ${wanted} columns.` +
      (rows === 1 ? '' : ` ${rows} rows of the file are like that.`),
    help: 'Give every row a cell for each column. Where columns are separated by tabs or spaces, Label Studio loses empty cells at both ends of a row.',
  }),
  'series-not-a-number': message<{ column: string; found: string; cells: number }>({
    severity: 'error',
    title: 'a value that is no number in a time series',
    text: ({ column, found, cells }) =>
      `A channel shows numbers, but the column ${column} has ${found} here.` +
      (cells === 1 ? '' : ` ${cells} cells of the column are no numbers.`),
    help: 'Write a number, with a point and without quotes; where a value is missing, leave the cell empty.',
  }),
  'series-empty-cell': message<{ column: string; cells: number }>({
    severity: 'warning',
    title: 'an empty cell in a time series',
    text: ({ column, cells }) =>
      cells === 1
        ? `Label Studio shows the empty cell of the column ${column} as 0.`
        : `Label Studio shows ${cells} empty cells of the column ${column} as 0; the first is here.`,
    help: 'Fill the gaps, leave the rows out, or let lsimport put the columns into the tasks with valueType="json", where a gap stays one.',
  }),
  'series-time-with-dot': message<{ found: string }>({
    severity: 'warning',
    title: 'a time that only Label Studio 0.9 can read',
    text: ({ found }) =>
      `Label Studio 1.x takes what follows the first dot in ${found} for a fraction of a second with three digits, and cannot read the time.`,
    help: 'Write dates without dots, such as 2020-12-31 or 31/12/2020, and fractions of a second with three digits (%L), and change timeFormat to match.',
  }),
};
