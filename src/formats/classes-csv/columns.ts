import { boxColumnsOf } from '../boxes-csv/columns.ts';
import { type Cut, detectDelimiter } from '../csv/delimiter.ts';
import { countTrailing, namesOf } from '../csv/table.ts';
import { isImage } from '../media/image-dir.ts';

/** Where the columns of a table of classes are, counting from 0. */
export interface ClassColumns {
  /** All names, in their order. */
  names: readonly string[];
  /** How many columns follow that have neither a name nor cells. */
  trailing: number;
  image: number;
  classes: readonly number[];
  /** Columns that tell something else. */
  others: readonly number[];
}

const imageName =
  /^(?:file|image|img|photo|picture)(?:[ _-]?(?:file)?[ _-]?(?:name|path|id))?$|^path$|^id_code$/i;
/** 1 or 0 as tables have them: numbers of pandas may have a fraction, its truth values are words. */
const yes = /^(?:1(?:\.0+)?|true)$/i;
const no = /^(?:0(?:\.0+)?|false)$/i;

/** What a cell says of a class; undefined when it is neither 1 nor 0. */
export function flagOf(cell: string): boolean | undefined {
  const text = cell.trim();
  return yes.test(text) ? true : no.test(text) ? false : undefined;
}

/** Whether the header is that of Roboflow: `filename`, and classes with a space before their names. */
function isRoboflow(header: readonly string[]): boolean {
  const [first, ...names] = header;
  return first === 'filename' && names.length > 0 && names.every((name) => /^ \S/.test(name));
}

/** The columns of a table by its header and its first rows; undefined when it has none for images or none for classes. */
export function classColumnsOf({ rows: [header = [], ...rows] }: Cut): ClassColumns | undefined {
  const trailing = countTrailing([header, ...rows]);
  const width = header.length - trailing;
  const names = namesOf(header.slice(0, width)).map((name) => name.trim());
  const image = imageColumnOf(names, rows);
  if (image < 0) return undefined;
  const columns = names.map((_, column) => column).filter((column) => column !== image);
  // A column without a name is the index of pandas and R.
  const isClass = (column: number) =>
    isRoboflow(header) ||
    (header[column]!.trim() !== '' && rows.some((row) => flagOf(row[column] ?? '') !== undefined));
  const classes = columns.filter(isClass);
  if (classes.length === 0) return undefined;
  return { names, trailing, image, classes, others: columns.filter((column) => !isClass(column)) };
}

function imageColumnOf(names: readonly string[], rows: readonly string[][]): number {
  const hasImages = (column: number) =>
    rows.length > 0 && rows.every((row) => isImage((row[column] ?? '').trim()));
  const found = names.findIndex((_, column) => hasImages(column));
  return found >= 0 ? found : names.findIndex((name) => imageName.test(name));
}

/** Share of cells that are 1 or 0 in each column of a table that is taken for one of classes: a few may be wrong. */
const MOST = 0.9;

/**
 * Whether a text starts like a table of classes: with the header of Roboflow, or with columns beside that of images that have 1 or 0
 * in nearly all of their cells. A single column of these may say anything of an image.
 */
export function isClassTable(head: string): boolean {
  const cut = detectDelimiter({ bytes: Buffer.from(head), whole: true });
  const [header = [], ...rows] = cut.rows;
  const columns = classColumnsOf(cut);
  if (!columns || boxColumnsOf(header)) return false;
  if (isRoboflow(header)) return true;
  const { classes, others } = columns;
  if (classes.length < 2 || others.some((column) => header[column]!.trim() !== '')) return false;
  const flagsOf = (column: number) => rows.map((row) => flagOf(row[column] ?? ''));
  const areFlags = (flags: readonly (boolean | undefined)[]) =>
    flags.filter((flag) => flag !== undefined).length >= flags.length * MOST;
  const all = classes.map(flagsOf);
  return all.flat().includes(true) && all.every(areFlags);
}

/** The names of the classes of a table; none when it has none. */
export function classesIn(head: string): string[] {
  const columns = classColumnsOf(detectDelimiter({ bytes: Buffer.from(head), whole: true }));
  return columns ? columns.classes.map((column) => columns.names[column]!) : [];
}
