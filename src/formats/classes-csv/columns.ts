import { extname } from 'node:path';
import { quote } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { boxColumnsOf } from '../boxes-csv/columns.ts';
import { type Cut, cutHead } from '../csv/delimiter.ts';
import { countTrailing, namesOf } from '../csv/table.ts';
import { isUrl } from '../labelled/find-image.ts';
import { isImage } from '../media/image-dir.ts';

/** Where the columns of a table of classes are, counting from 0. */
export interface ClassColumns {
  /** All names, in their order. */
  names: readonly string[];
  /** How many columns follow that have neither a name nor cells. */
  trailing: number;
  /** The column of what the rows are about: names of images, or texts. */
  about: number;
  classes: readonly number[];
  /** Columns that tell something else. */
  others: readonly number[];
  /** What says that a row is not of a class. */
  no: '0' | '-1';
}

const imageName =
  /^(?:file|image|img|photo|picture)(?:[ _-]?(?:file)?[ _-]?(?:name|path|id))?$|^path$|^id_code$/i;
/** Columns that tell rows apart, whose first numbers may be 0 and 1; pandas calls its index Unnamed: 0. */
export const idName = /^(?:.*[_ -])?(?:id|index|idx)$|^id_|^row$|^$|^unnamed: \d+$/i;
/** 1 or 0 as tables have them: numbers of pandas may have a fraction, its truth values are words. */
const yes = /^(?:1(?:\.0+)?|true)$/i;
const noes = { '0': /^(?:0(?:\.0+)?|false)$/i, '-1': /^-1(?:\.0+)?$/ };

/** What a cell says of a class; undefined when it is neither 1 nor what says no. */
export function flagOf(cell: string, no: ClassColumns['no']): boolean | undefined {
  const text = cell.trim();
  return yes.test(text) ? true : noes[no].test(text) ? false : undefined;
}

/** What says no in a table: -1, as CelebA has it, where columns have nothing but this and 1. Beside 0, it is something else. */
function noOf(columns: readonly string[][]): ClassColumns['no'] {
  const isAny = (cell: string) => flagOf(cell, '0') !== undefined || noes['-1'].test(cell.trim());
  const cells = columns.filter((column) => column.every(isAny)).flat();
  return cells.some((cell) => flagOf(cell, '-1') === false) &&
    !cells.some((cell) => flagOf(cell, '0') === false)
    ? '-1'
    : '0';
}

/** Whether the header is that of Roboflow: `filename`, and classes with a space before their names. */
function isRoboflow(header: readonly string[]): boolean {
  const [first, ...names] = header;
  return first === 'filename' && names.length > 0 && names.every((name) => /^ \S/.test(name));
}

/** Finds the column of what the rows are about; -1 when there is none. */
type FindAbout = (names: readonly string[], rows: readonly string[][]) => number;

/** The columns of a table by its header and its first rows; undefined when it has none for images, or for what else is looked for, or none for classes. */
export function classColumnsOf(
  { rows: [header = [], ...rows] }: Cut,
  findAbout: FindAbout = imageColumnOf,
): ClassColumns | undefined {
  const trailing = countTrailing([header, ...rows]);
  const width = header.length - trailing;
  const names = namesOf(header.slice(0, width)).map((name) => name.trim());
  const about = findAbout(names, rows);
  if (about < 0) return undefined;
  const columns = names.map((_, column) => column).filter((column) => column !== about);
  const no = noOf(columns.map((column) => rows.map((row) => row[column] ?? '')));
  // A column without a name is the index of pandas and R.
  const ofRoboflow = isRoboflow(header);
  const isClass = (column: number) =>
    ofRoboflow ||
    (!idName.test(names[column]!) &&
      header[column]!.trim() !== '' &&
      rows.some((row) => flagOf(row[column] ?? '', no) !== undefined));
  const classes = columns.filter(isClass);
  if (classes.length === 0) return undefined;
  return { names, trailing, about, classes, others: columns.filter((column) => !isClass(column)), no };
}

function imageColumnOf(names: readonly string[], rows: readonly string[][]): number {
  const hasImages = (column: number) =>
    rows.length > 0 && rows.every((row) => isImage((row[column] ?? '').trim()));
  const found = names.findIndex((_, column) => hasImages(column));
  return found >= 0 ? found : names.findIndex((name) => imageName.test(name));
}

/** What a table of classes seems to have in its column of images. */
export interface NamesOfImages {
  /** A good part of them are images by their endings, or are there. */
  areImages: boolean;
  /** A file that is none, where most of them are files of other kinds. */
  other: string | undefined;
}

/** Looks at the first names of images. `isThere`: whether there is an image of a name, with or without its ending. */
export function lookAtImages(
  { rows: [header = [], ...rows] }: Cut,
  { about, names }: ClassColumns,
  isThere: (name: string) => boolean,
): NamesOfImages {
  // Roboflow writes tables for nothing else.
  if (isRoboflow(header)) return { areImages: true, other: undefined };
  const all = rows
    .map((row) => (row[about] ?? '').trim())
    .filter((name) => name !== '')
    .slice(0, NAMES);
  const isOne = (name: string) => {
    const bare = name.replace(/[?#].*/s, '');
    if (isImage(bare)) return true;
    if (isUrl(name))
      return ofImages.test(names[about]!) && extname(bare.replace(/^\w+:\/\/[^/]*/, '')) === '';
    return isThere(name);
  };
  const others = all.filter((name) => !isOne(name));
  const files = others.filter((name) => /^\.[a-z]\w*$/i.test(extname(name)));
  return {
    areImages: others.length * 2 <= all.length,
    other: files.length * 2 > all.length ? files[0] : undefined,
  };
}

/** Names that are looked at. */
const NAMES = 20;
const ofImages = /^(?:image|img|photo|picture)/i;

/** Share of cells that are 1 or 0 in each column of a table that is taken for one of classes: a few may be wrong. */
const MOST = 0.9;

/**
 * Whether the first rows are those of a table of classes: with the header of Roboflow, or with columns beside that of images that have 1 or 0
 * in nearly all of their cells. A single column of these may say anything of an image.
 */
export function isClassTable(cut: Cut): boolean {
  const [header = [], ...rows] = cut.rows;
  const columns = classColumnsOf(cut);
  if (!columns || boxColumnsOf(header)) return false;
  if (isRoboflow(header)) return true;
  const { classes, others, no } = columns;
  if (classes.length < 2 || others.some((column) => !idName.test(header[column]!.trim()))) return false;
  return haveFlags(rows, classes, no);
}

/** Whether nearly all cells of some columns say yes or no, and one yes. */
export function haveFlags(
  rows: readonly string[][],
  classes: readonly number[],
  no: ClassColumns['no'],
): boolean {
  const all = classes.map((column) => rows.map((row) => flagOf(row[column] ?? '', no)));
  const areFlags = (flags: readonly (boolean | undefined)[]) =>
    flags.filter((flag) => flag !== undefined).length >= flags.length * MOST;
  return all.flat().includes(true) && all.every(areFlags);
}

/** What the columns of a table were taken for, as a note. */
export function describe(
  { names, about, classes, others, no }: ClassColumns,
  displayPath: string,
  what: 'images' | 'texts',
): string {
  const list = (some: readonly number[]) => some.map((column) => quote(names[column]!)).join(', ');
  const data = others.length > 0 ? `; ${list(others)} became data` : '';
  return `${displayPath}: ${what} in ${quote(names[about]!)}, 1 or ${no} for the classes ${list(classes)}${data}. To import the rows as data, use --input-format csv.`;
}

/** The names of the classes of a table; none when it has none. */
export function classesIn(head: string): string[] {
  const columns = classColumnsOf(cutHead(head));
  return columns ? columns.classes.map((column) => columns.names[column]!) : [];
}

/** Whether a label config has a place for one of some classes, or takes those that the data has. */
export function offersOneOf(classes: readonly string[], { controls }: LabelConfig): boolean {
  return controls.some(
    ({ tag, labels, dynamicLabels }) =>
      tag.type === 'Choices' && (dynamicLabels || classes.some((name) => labels.has(name))),
  );
}
