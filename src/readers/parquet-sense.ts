import type { ColumnMetaData, FileMetaData, SchemaTree } from 'hyparquet';
import { quote } from '../json/json.ts';

/** Decimal places beyond which a scale is wrong: types have 38 or 76. */
const MOST_DIGITS = 1000;

/** How many times the packed bytes something must be, besides large, to be nothing but made to fill the memory. */
const MOST_TIMES = 1000;

/** Bytes of a page, which is unpacked as a whole: it may be large where a column holds images, but these cannot be packed. */
const MOST_OF_PAGE = 64e6;
/** Values in one row on average, and for each byte, that nobody would write. */
const MOST_VALUES = 1e6;
/** Rows of a row group, all in memory at once where one page has them, and for each byte of it, that nobody would write: programs write a million. */
const MOST_ROWS = 1 << 22;
const MOST_ROWS_OF_BYTE = 10_000;

/**
 * Throws an Error, its message the end of a sentence, for what the end of a Parquet file says of its rows and cannot be: more rows than
 * values, more bytes than the file has. What is read goes by these numbers, so that a few wrong bytes would take hours or all of the memory.
 */
export function refuseImpossible(metadata: FileMetaData, schema: SchemaTree, size: number): void {
  const names = new Set<string>();
  for (const { element } of schema.children) {
    // They are found by their names.
    if (names.has(element.name)) throw new Error(`two of its columns are named ${quote(element.name)}`);
    names.add(element.name);
  }
  for (const { name, scale = 0 } of metadata.schema) {
    if (scale > MOST_DIGITS)
      throw new Error(`the numbers of its column ${quote(name)} have ${scale} decimal places`);
  }
  for (const { num_rows: rows, columns } of metadata.row_groups) {
    let bytes = 0;
    const found = new Set<string | undefined>();
    for (const { meta_data: column } of columns) {
      found.add(column?.path_in_schema[0]);
      bytes += Number(column?.total_compressed_size ?? 0);
      if (column && !(rows >= 0 && rows <= column.num_values))
        throw new Error(`it counts ${rows} rows and ${column.num_values} values in one column`);
      if (column) refuseManyValues(Number(rows), column);
    }
    if (rows > MOST_ROWS && Number(rows) > bytes * MOST_ROWS_OF_BYTE)
      throw new Error(`it counts ${rows} rows in ${bytes} bytes`);
    if (bytes > size) throw new Error('its columns are larger than the file');
    if (rows > 0) refuseMissing(names, found);
  }
}

function refuseManyValues(rows: number, column: ColumnMetaData): void {
  const values = Number(column.num_values);
  if (values > rows * MOST_VALUES && values > Number(column.total_compressed_size) * MOST_TIMES)
    throw new Error(`it counts ${values} values in ${rows === 1 ? 'one row' : `${rows} rows`}`);
}

/** Throws an Error for a page that is small only as long as it is packed. */
export function refusePage(packed: number, unpacked: number): void {
  if (unpacked > MOST_OF_PAGE && unpacked > packed * MOST_TIMES)
    throw new Error(`a page of it is more than ${MOST_TIMES} times as large when it is unpacked`);
}

function refuseMissing(names: ReadonlySet<string>, found: ReadonlySet<string | undefined>): void {
  if (names.size === 0) throw new Error('it has rows without columns');
  for (const name of names) {
    if (!found.has(name)) throw new Error(`there is nothing of its column ${quote(name)}`);
  }
}

/** Throws the same for columns that end before the rows do: the rest would become null. `pages`: what was read of each. */
export function refuseShortColumns(
  schema: SchemaTree,
  pages: ReadonlyMap<string, readonly { end: number }[]>,
  end: number,
): void {
  for (const { element } of schema.children) {
    if ((pages.get(element.name)?.at(-1)?.end ?? 0) < end)
      throw new Error(`its column ${quote(element.name)} ends before row ${end}`);
  }
}
