import type { Cut } from '../csv/delimiter.ts';
import { type ClassColumns, classColumnsOf, haveFlags, idName } from './columns.ts';

/** Words that the cells of a column of texts mostly have. */
const WORDS = 3;
/** Columns of 1 and 0 beside a text that are taken for its classes: one or two may say anything of it. */
const CLASSES = 3;

/** The columns of a table of texts with classes; undefined when there is not exactly one column of texts, or none for classes. */
export function textColumnsOf(cut: Cut): ClassColumns | undefined {
  return classColumnsOf(cut, textColumnOf);
}

function textColumnOf(names: readonly string[], rows: readonly string[][]): number {
  const isText = (column: number) =>
    rows.filter((row) => (row[column] ?? '').trim().split(/\s+/, WORDS).length === WORDS).length * 2 >
    rows.length;
  const [first, ...others] = names.flatMap((_, column) => (isText(column) ? [column] : []));
  return first === undefined || others.length > 0 ? -1 : first;
}

/** Whether the first rows are texts, perhaps with an id, and nothing else but 1 or 0 for each of several classes. */
export function isTextClassTable(cut: Cut): boolean {
  const [header = [], ...rows] = cut.rows;
  const columns = textColumnsOf(cut);
  if (!columns) return false;
  const { classes, others, no } = columns;
  return (
    classes.length >= CLASSES &&
    others.every((column) => idName.test(header[column]!.trim())) &&
    haveFlags(rows, classes, no)
  );
}
