import { headerExtender } from '../../diagnostics/sed-command.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import type { Head } from '../../readers/head.ts';
import type { Cut } from './delimiter.ts';

/** Rows that may have a cell more by chance, such as by a comma in a text. */
const FEW = 2;

/**
 * What is said of a header that has one name less than each row has cells: R writes the names of rows without one for their column, and some
 * programs end rows with a delimiter, but not the header. Undefined where it has not.
 */
export function describeShortHeader(
  { rows, delimiter, preamble }: Cut,
  { bytes }: Head,
  { path, displayPath }: { path: string; displayPath: string },
): string | undefined {
  const [header = [], ...body] = rows;
  const width = header.length + 1;
  if (header.length < 2 || body.length < 2 || body.some((row) => row.length !== width)) return undefined;
  const isEnd = body.every((row) => row.at(-1) === '');
  const keys = body.map(([first = '']) => first);
  // A blank follows the commas of a text.
  const areCells = body.every((row) => !row.some((cell) => cell.startsWith(' ')));
  const areNumbers = keys.every((key, i) => key === String(i + 1));
  const areOwn = body.length > FEW && !keys.includes('') && new Set(keys).size === keys.length;
  if (!isEnd && !(areCells && (areNumbers || areOwn))) return undefined;
  const isFirstLine = preamble === 0 && bytes[0] !== BOM && !header.some((name) => /[\r\n]/.test(name));
  const side = isEnd ? 'end' : 'front';
  const way = isFirstLine ? headerExtender(delimiter, side, displayPath, isUtf16File(path, displayPath)) : '';
  return isEnd
    ? `each row ends in a delimiter, but the header does not. ${way === '' ? 'Write one behind it.' : `Write one behind it: ${way}`}`
    : `the header has ${header.length} names, but each row has ${width} cells, as where R writes the names of rows. ${way === '' ? 'If so, write a name in front of the header.' : `If so: ${way}`}`;
}

/** The first byte of the mark in UTF-8. */
const BOM = 0xef;
