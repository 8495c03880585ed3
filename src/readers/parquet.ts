import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, writeSync } from 'node:fs';
import { parquetMetadataAsync, parquetRead, parquetSchema, type RowGroup } from 'hyparquet';
import { compressors as packed } from 'hyparquet-compressors';
import { EXIT, systemCode, UserError } from '../errors.ts';
import { turnTaker } from '../interruptible.ts';
import { mediaTypeOf } from './media-type.ts';
import { classesOf, classNamersOf, type NameClasses } from './parquet-class-names.ts';
import { piecesOf } from './parquet-pieces.ts';
import { takeScalar } from './parquet-scalars.ts';
import { refuseImpossible, refusePage, refuseShortColumns } from './parquet-sense.ts';
import { openRegularFile } from './regular-file.ts';
import { refuseBomb } from './rows-bomb.ts';

/** What cannot be written in JSON as it is, counted. */
export interface ParquetChanges {
  /** Values that are not numbers in JSON, NaN and infinities, which become null. */
  notNumbers: number;
  /** Values of bytes that are not text, which become base64. */
  binary: number;
  /** Images, and sounds, which become data URIs. */
  images: number;
  sounds: number;
  /** Files of Hugging Face's datasets of which only the path is there, which takes their place. */
  paths: number;
  /** Columns with numbers of classes, which become the names that Hugging Face's datasets give them. */
  named: string[];
  /** All names of classes that a column can have. */
  classes: ReadonlyMap<string, readonly string[]>;
  /** How many values of such a column stand for no class, -1 and null, by the name of the column. */
  unlabelled: Map<string, number>;
}

const compressors = Object.fromEntries(
  Object.entries(packed).map(([name, unpack]): [string, typeof unpack] => [
    name,
    (input, length) => {
      refusePage(input.length, length);
      // A page without values is a block of LZ4 without a sequence, which the library takes for a broken one.
      return length === 0 ? new Uint8Array() : unpack(input, length);
    },
  ]),
) as typeof packed;

/** Rows that are read at a time: fewer take less memory and more time, as each part of a row group unpacks its pages anew. */
const ROWS = 50_000;
/** Where all columns hold little, as those of one value or of nulls do, their pages hold very many rows: so many values, and bytes, are read at a time. */
const VALUES = 1 << 20;
const BYTES = 1 << 24;
/** Texts that are written at a time. */
const STRETCH = 1 << 16;

/**
 * Writes the rows of a Parquet file as JSON Lines, a part of a row group at a time: integers of 64 bits with all digits, dates and times as in ISO 8601, nested
 * columns as JSON. Throws a UserError when the file cannot be read.
 */
export async function parquetToLines(
  from: string,
  to: string,
  displayPath: string,
  signal: AbortSignal,
): Promise<ParquetChanges> {
  const changes: ParquetChanges = {
    notNumbers: 0,
    binary: 0,
    images: 0,
    sounds: 0,
    paths: 0,
    named: [],
    classes: new Map(),
    unlabelled: new Map(),
  };
  const opened = openRegularFile(from, displayPath);
  const out = openSync(to, 'w');
  try {
    const file = piecesOf(opened, displayPath);
    const metadata = await parquetMetadataAsync(file);
    const schema = parquetSchema(metadata);
    refuseImpossible(metadata, schema, file.byteLength);
    const namers = classNamersOf(metadata.key_value_metadata, (column) => {
      changes.unlabelled.set(column, (changes.unlabelled.get(column) ?? 0) + 1);
    });
    changes.classes = classesOf(metadata.key_value_metadata);
    const columns = schema.children.map((column) => toColumn(column, namers, changes));
    const turn = turnTaker(signal, () => {});
    let written = 0;
    let start = 0;
    for (const end of endsOf(metadata.row_groups)) {
      signal.throwIfAborted();
      const pages = new Map<string, Page[]>();
      await parquetRead({
        rowStart: start,
        rowEnd: end,
        utf8: false,
        parsers,
        file,
        metadata,
        compressors,
        onChunk({ columnName, columnData, rowStart, rowEnd }) {
          const page = { start: rowStart, end: rowEnd, values: columnData };
          const before = pages.get(columnName);
          if (before) before.push(page);
          else pages.set(columnName, [page]);
        },
      });
      refuseShortColumns(schema, pages, end);
      const cells = columns.map(({ name }) => readerOf(pages.get(name)!));
      let lines = '';
      for (let row = start; row < end; row++) {
        lines += `{${columns.map(({ key, print }, i) => `${key}:${print(cells[i]!(row))}`).join(',')}}\n`;
        if (lines.length < STRETCH) continue;
        written += writeSync(out, lines);
        lines = '';
        refuseBomb(written, file.byteLength);
        await turn();
      }
      written += writeSync(out, lines);
      start = end;
    }
    return changes;
  } catch (error) {
    if (signal.aborted || systemCode(error) || error instanceof UserError) throw error;
    throw new UserError(
      EXIT.unreadable,
      `Cannot read ${displayPath} as Parquet: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Copy or write the file again, or save it as CSV or JSON Lines.',
    );
  } finally {
    closeSync(out);
    closeSync(opened.fd);
  }
}

/** Values of a column, and the rows that they are of. */
interface Page {
  start: number;
  end: number;
  values: ArrayLike<unknown>;
}

/** Reads the values of a column, row by row. */
function readerOf(pages: readonly Page[]): (row: number) => unknown {
  let i = 0;
  return (row) => {
    while (row >= pages[i]!.end) i++;
    const { start, values } = pages[i]!;
    return values[row - start];
  };
}

/** Where to stop: at the end of each row group, and within large ones after some rows. */
export function* endsOf(groups: readonly Pick<RowGroup, 'columns' | 'num_rows'>[]): Generator<number> {
  let start = 0;
  for (const { columns, num_rows } of groups) {
    const rows = Number(num_rows);
    let [values, bytes] = [0, 1];
    for (const { meta_data: column } of columns) {
      values += Number(column?.num_values ?? 0);
      bytes += Number(column?.total_uncompressed_size ?? 0);
    }
    const most = Math.floor(rows * Math.min(VALUES / Math.max(values, 1), BYTES / bytes));
    const step = Math.max(ROWS, most);
    for (let row = step; row < rows; row += step) yield start + row;
    start += rows;
    yield start;
  }
}

/** A date or time, whose column says whether it is in UTC. */
class Time {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const DAY = 86_400_000;
const time = (milliseconds: bigint, fraction: string) =>
  new Time(`${new Date(Number(milliseconds)).toISOString().slice(0, -5)}${fraction && `.${fraction}`}`);

/** Seconds with as many digits as the type has, if they are not all zero. */
const fromUnits = (units: bigint, digits: number) => {
  const second = 10n ** BigInt(digits);
  const rest = ((units % second) + second) % second;
  const fraction = rest === 0n ? '' : String(rest).padStart(digits, '0').replace(/0+$/, '');
  return time(((units - rest) / second) * 1000n, fraction);
};

const parsers = {
  timestampFromMilliseconds: (units: bigint) => fromUnits(BigInt(units), 3),
  timestampFromMicroseconds: (units: bigint) => fromUnits(BigInt(units), 6),
  timestampFromNanoseconds: (units: bigint) => fromUnits(BigInt(units), 9),
  dateFromDays: (days: number) => new Date(days * DAY).toISOString().slice(0, 10),
} as unknown as NonNullable<Parameters<typeof parquetRead>[0]['parsers']>;

type SchemaTree = ReturnType<typeof parquetSchema>;

function toColumn(column: SchemaTree, namers: ReadonlyMap<string, NameClasses>, changes: ParquetChanges) {
  const { name } = column.element;
  const namer = namers.get(name);
  if (namer) changes.named.push(name);
  const suffix = isInUtc(column) ? 'Z' : '';
  const scalar = column.children.length === 0 ? takeScalar(column.element) : undefined;
  const print = (value: unknown): string => {
    if (!scalar || value === null || value === undefined) return printValue(value, suffix, changes);
    return Array.isArray(value) ? `[${value.map(print).join(',')}]` : scalar(value as number);
  };
  const printNamed = namer && ((value: unknown) => printValue(namer(value), suffix, changes));
  return { name, key: JSON.stringify(name), print: printNamed ?? print };
}

/** Whether times in a column are those of UTC; older files do not say, and mean it. */
function isInUtc({ element, children }: SchemaTree): boolean {
  const { logical_type: logical } = element;
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC;
  return /^TIMESTAMP_/.test(element.converted_type ?? '') || children.some(isInUtc);
}

function printValue(value: unknown, suffix: string, changes: ParquetChanges): string {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      changes.notNumbers++;
      return 'null';
    case 'object':
      break;
    default:
      return value === undefined ? 'null' : JSON.stringify(value);
  }
  if (value === null) return 'null';
  if (value instanceof Time) return JSON.stringify(value.text + suffix);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value instanceof Uint8Array) {
    if (isUtf8(value)) return JSON.stringify(Buffer.from(value).toString('utf8'));
    const file = printMedia(value, false, changes);
    if (file !== undefined) return file;
    changes.binary++;
    return JSON.stringify(Buffer.from(value).toString('base64'));
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value as unknown as ArrayLike<unknown>, (item) => printValue(item, suffix, changes)).join(',')}]`;
  }
  const file = isFile(value) ? printFile(value, changes) : undefined;
  if (file !== undefined) return file;
  const members = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${printValue(inner, suffix, changes)}`,
  );
  return `{${members.join(',')}}`;
}

/** An image or a sound as Hugging Face's datasets have it: its bytes, its path, or both. */
interface DatasetsFile {
  bytes: unknown;
  path: unknown;
}

function isFile(value: object): value is DatasetsFile {
  return 'bytes' in value && 'path' in value && Object.keys(value).length === 2;
}

/** A file as a data URI or as its path, in JSON, null for one without both; undefined for what is neither. */
function printFile({ bytes, path }: DatasetsFile, changes: ParquetChanges): string | undefined {
  if ((bytes ?? null) === null && (path ?? null) === null) return 'null';
  if (bytes instanceof Uint8Array) return printMedia(bytes, true, changes);
  if (typeof path !== 'string' || (bytes !== null && bytes !== undefined)) return undefined;
  changes.paths++;
  return JSON.stringify(path);
}

/** The bytes of an image or a sound as a data URI in JSON; undefined for others. */
function printMedia(bytes: Uint8Array, isFile: boolean, changes: ParquetChanges): string | undefined {
  const type = mediaTypeOf(bytes, isFile);
  if (type === undefined) return undefined;
  if (type.startsWith('image/')) changes.images++;
  else changes.sounds++;
  return `"data:${type};base64,${Buffer.from(bytes).toString('base64')}"`;
}
