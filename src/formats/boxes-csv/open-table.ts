import { quote } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import { describePreamble } from '../csv/preamble.ts';
import { skipPreamble } from '../csv/skip-preamble.ts';
import type { Input } from '../format.ts';
import { isCsvError } from '../labelled/csv-error.ts';
import type { LabelFile } from '../labelled/label-files-of.ts';
import { keysOfLines } from '../labelled/object-rows.ts';
import { numbersOf, UNLABELED } from './box.ts';
import { type BoxColumns, boxColumnsOf } from './columns.ts';
import { isBoxTable } from './looks-like.ts';
import { cutRows, delimiterOf, objectRows, type Row, withPoints } from './rows.ts';
import type { Table } from './table.ts';

/** Looks at the beginning of a table and says what its columns are taken for; undefined when it is none of boxes. */
export function openTable(input: Input, file: LabelFile): Table | undefined {
  const { bytes, whole } = readHead(file.path, file.displayPath);
  const head = bytes.toString('utf8').replace(/^\ufeff/, '');
  const { text, before } = skipPreamble(head, whole);
  const lines = text.split(/\r?\n|\r/);
  // The last line may be cut.
  if (!whole) lines.pop();
  if (!isBoxTable(head)) return undefined;
  const keys = keysOfLines(head);
  const [first, ...rows] = keys
    ? [
        { cells: keys },
        ...objectRows(
          lines.slice(0, SAMPLE).map((text, i) => ({ text, line: i })),
          keys,
        ),
      ]
    : sampleOf(lines.slice(0, SAMPLE));
  const found = first && boxColumnsOf(first.cells);
  if (!found) return undefined;
  const columns: BoxColumns = keys ? { ...found, areKeys: true } : found;
  const { names, image, label, box, size, score, form } = columns;
  const sample = names ? rows : [first, ...rows];
  const delimiter = keys ? ',' : delimiterOf(lines[0] ?? '');
  const boxes = sample
    .map(({ cells }) => numbersOf(withPoints(cells, delimiter, columns), columns))
    .filter((found) => found !== undefined);
  const isScaled = boxes.length > 0 && boxes.every((numbers) => numbers.every((n) => n >= 0 && n <= 1));
  const nameOf = (at: number) => (names ? quote(names[at]!) : `column ${at + 1}`);
  const as = { corners: 'two corners', size: 'left, top, width, height', center: 'center, width, height' };
  const labels = label === undefined ? `all are called ${quote(UNLABELED)}` : `labels in ${nameOf(label)}`;
  const unit = isScaled ? 'fractions of the image' : 'pixels';
  input.note(
    `${file.displayPath}: boxes in ${box.map(nameOf).join(', ')} (${as[form]}, ${unit}), images in ${nameOf(image)}, ${labels}.`,
  );
  if (isScaled && form === 'size' && names && box.length === 4) {
    input.note(
      `If ${nameOf(box[0]!)} and ${nameOf(box[1]!)} are the centers of boxes, as in YOLO, name the columns "x_center" and "y_center".`,
    );
  }
  const taken = new Set([image, label, score, ...box, ...(size ?? [])]);
  const skipped = describePreamble(before.length);
  if (skipped !== undefined) input.note(`${file.displayPath}: ${skipped}`);
  const others = (names ?? []).filter((_, at) => !taken.has(at));
  if (others.length > 0) {
    input.note(`Not imported from ${file.displayPath}: ${listColumns(others)}.`);
  }
  return {
    ...file,
    columns,
    isScaled,
    delimiter,
    preamble: before.length,
    whole: whole ? bytes : undefined,
  };
}

/** Columns by their names; those of an index have none. */
function listColumns(names: readonly string[]): string {
  const named = names.filter((name) => name !== '').map((name) => quote(name));
  const unnamed = names.length - named.length;
  return [
    ...(named.length > 0 ? [`the column${named.length === 1 ? '' : 's'} ${named.join(', ')}`] : []),
    ...(unnamed > 0 ? [unnamed === 1 ? 'a column without a name' : `${unnamed} columns without a name`] : []),
  ].join(' and ');
}

/** The rows of some lines; only the first where a quote does not end, which is said when all rows are read. */
function sampleOf(lines: readonly string[]): Row[] {
  const delimiter = delimiterOf(lines[0] ?? '');
  try {
    return cutRows(lines.join('\n'), delimiter);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return lines.length > 1 ? sampleOf(lines.slice(0, 1)) : [];
  }
}

/** Lines that are looked at to see what the numbers are. */
const SAMPLE = 1000;
