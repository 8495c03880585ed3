import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import type { ParquetChanges } from '../../readers/parquet.ts';
import { openSlices } from '../../readers/slices.ts';

/** A table that is unpacked to JSON Lines before it is read, by the name of its format. */
export type Packing = 'parquet' | 'xlsx';

/** The names of all classes that columns can have, also those that no row has. */
export type ClassesOfColumns = ReadonlyMap<string, readonly string[]>;

interface NamedFile {
  displayPath: string;
  name: string;
}

/** How the rows of a file are packed; undefined when they are not, or when it is to be read as something else. */
export async function packingOf(
  path: string,
  input: NamedFile,
  { inputFormat, compat }: SharedOptions,
): Promise<Packing | undefined> {
  if (isParquet(path, input, inputFormat === 'parquet')) return 'parquet';
  const isAsked = inputFormat === 'xlsx';
  const mayBe =
    isAsked ||
    inputFormat === undefined ||
    ['auto', 'jsonl', 'spans-jsonl', 'audio-csv', 'boxes-csv'].includes(inputFormat);
  return compat === undefined && mayBe && (await isWorkbookFile(path, input, isAsked)) ? 'xlsx' : undefined;
}

/** Writes the rows of a table as JSON Lines, and says what was read and changed. Returns the names of all classes of its columns, where it has them. */
export async function unpackRows(
  packing: Packing,
  from: string,
  to: string,
  displayPath: string,
  { sheet, header }: SharedOptions,
  { reporter, signal }: Context,
): Promise<ClassesOfColumns> {
  if (packing === 'parquet') {
    const { parquetToLines } = await import('../../readers/parquet.ts');
    const changes = await parquetToLines(from, to, displayPath, signal);
    const note = describeChanges(changes);
    if (note) reporter.note(`In ${displayPath}, ${note}.`);
    if (changes.sounds > 0)
      reporter.note('The editor of Label Studio 1.x does not play sounds from data URIs.');
    return changes.classes;
  }
  const { workbookToLines } = await import('../../formats/xlsx/to-lines.ts');
  const asked = { ...(sheet !== undefined && { sheet }), ...(header !== undefined && { header }) };
  reporter.note(
    await workbookToLines(from, { to, spare: join(to, '..', 'texts') }, displayPath, asked, signal),
  );
  return new Map();
}

function describeChanges(changes: ParquetChanges): string {
  const { notNumbers, binary, images, sounds, paths, named, unlabelled } = changes;
  const count = (number: number, what: string, became: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? 'value' : 'values'} ${what} became ${became}`];
  return [
    ...count(notNumbers, notNumbers === 1 ? 'that is not a number' : 'that are not numbers', 'null'),
    ...count(binary, 'of bytes', 'base64'),
    ...describeFiles(images, 'image'),
    ...describeFiles(sounds, 'sound'),
    ...(paths === 0
      ? []
      : [
          `${paths} ${paths === 1 ? 'file is' : 'files are'} given only by ${paths === 1 ? 'its path' : 'their paths'}`,
        ]),
    ...(named.length === 0 ? [] : [`class numbers became class names in ${named.map(quote).join(', ')}`]),
    ...[...unlabelled].map(
      ([column, number]) =>
        `${number} ${number === 1 ? 'value' : 'values'} of ${quote(column)} ${number === 1 ? 'has' : 'have'} no class (-1 or null)`,
    ),
  ].join('; ');
}

/** Hugging Face's datasets has the name of a file beside its bytes; a data URI has none. */
function describeFiles(count: number, what: string): string[] {
  if (count === 0) return [];
  return count === 1
    ? [`1 ${what} became a data URI without its file name`]
    : [`${count} ${what}s became data URIs without their file names`];
}

/** Whether a file is Parquet by its first and last bytes, or by its first and its name; one that is only called so, or is to be read as it, is refused. */
function isParquet(path: string, { displayPath, name }: NamedFile, isAsked: boolean): boolean {
  const isCalledSo = isAsked || /\.parquet$/i.test(name);
  const begins = readHead(path, displayPath, 4).bytes.toString('latin1') === 'PAR1';
  if (begins && (isCalledSo || endsAsParquet(path, displayPath))) return true;
  if (!isCalledSo) return false;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} is not a Parquet file: it does not begin with PAR1.`,
    'Copy or write it again, or rename it after what it is.',
  );
}

function endsAsParquet(path: string, displayPath: string): boolean {
  const slices = openSlices(path, displayPath);
  try {
    return slices.read(statSync(path).size - 4, 4).toString('latin1') === 'PAR1';
  } finally {
    slices.close();
  }
}

/** Whether a file is a workbook of Excel by what is in it; text that is called so, or is to be read as one, is refused. */
async function isWorkbookFile(
  path: string,
  { displayPath, name }: NamedFile,
  isAsked: boolean,
): Promise<boolean> {
  const isCalledSo = isAsked || /\.xls[xm]$/i.test(name);
  const head = readHead(path, displayPath, 4).bytes;
  if (head.toString('latin1') === 'PK\x03\x04') {
    const { containsWorkbook } = await import('../../formats/xlsx/contains-workbook.ts');
    if (await containsWorkbook(path, displayPath, isCalledSo)) return true;
  }
  // What else it is, if that is known, is said where files that no format reads are refused.
  if (
    !isCalledSo ||
    (head.length > 0 && head.includes(0)) ||
    /^(?:PK|\xd0\xcf)/.test(head.toString('latin1'))
  )
    return false;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} is not an Excel workbook: it does not begin with PK.`,
    'If it is CSV, rename it to .csv; if not, save it as .xlsx again.',
  );
}
