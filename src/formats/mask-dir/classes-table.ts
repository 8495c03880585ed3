import { parse } from 'csv-parse/sync';
import type { MaskClass } from './mask-class.ts';

/** Values of masks are at most this. */
const MOST = 65535;
const valueColumn =
  /^(?:idx|index|id|(?:pixel|class|label)?[ _]?value|(?:class|label|category)[ _]?(?:id|index))$/i;
const nameColumn = /^(?:name|title|(?:class|label|category)(?:[ _]?name)?)$/i;

/** The classes of a table with a column of values and one of names, as ADE20K has it; undefined for another table. */
export function classesOfTable(text: string): MaskClass[] | undefined {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ',';
  let rows: string[][];
  try {
    const options = {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    };
    rows = parse(text, options) as string[][];
  } catch {
    return undefined;
  }
  const [header = [], ...others] = rows;
  const [value, name] = [valueColumn, nameColumn].map((wanted) =>
    header.findIndex((cell) => wanted.test(cell)),
  ) as [number, number];
  if (value < 0 || name < 0 || others.length === 0) return undefined;
  const classes = others.map((cells) => ({
    name: cells[name] ?? '',
    color: undefined,
    value: /^\d{1,5}$/.test(cells[value] ?? '') ? Number(cells[value]) : MOST + 1,
  }));
  const isList = classes.every((one) => one.name !== '' && one.value <= MOST);
  return isList && new Set(classes.map((one) => one.value)).size === classes.length
    ? classes.sort((one, other) => one.value - other.value)
    : undefined;
}
