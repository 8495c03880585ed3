import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { greatest } from '../../lists.ts';
import { isAnnotation } from '../csv/preamble.ts';

/** Words that `sep` may hold; of any other word the editor takes the first character. */
const words: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  space: ' ',
  comma: ',',
  dot: '.',
};

/** What the editor puts into a regular expression as it is, so that it means something else there. */
const unusable = /^[\\^$.*+?()[\]{}|"]?$/;

/** Separators that are usual, for a guess at the one that was meant. */
const usual = [',', '\t', ';', '|', ' '];

/** A separator, or why there is none. */
type Separator = { separator: string; problem?: never } | { separator?: never; problem: Finding };

/**
 * The character between the cells of a file, as the editor understands `sep` (preloadValue of its TimeSeries, parseCSV): a comma unless
 * it says otherwise, with `auto` what stands in the second line. Instead, why the editor would not show the file.
 */
export function chooseSeparator(sep: string | undefined, first: string, second: string): Separator {
  if (isForExcel(first) || isAnnotation(first)) return { problem: lateHeader(first, second) };
  if (sep === 'auto') return detectSeparator(first, second);
  const separator = sep === undefined ? ',' : namedSeparator(sep);
  if (unusable.test(separator)) {
    return { problem: { code: 'series-separator-unusable', args: { separator: quote(separator) } } };
  }
  if (first.includes(separator)) return { separator };
  if (first.startsWith('#')) return { problem: lateHeader(first, second) };
  const likely = guessSeparator(first);
  const args = { separator: quote(separator), likely: likely === undefined ? '' : quote(likely) };
  return { problem: { code: 'series-separator-missing', args } };
}

/** The character that `sep` means. */
export function namedSeparator(sep: string): string {
  return sep.length > 1 ? (words[sep] ?? sep.charAt(0)) : sep;
}

function detectSeparator(first: string, second: string): Separator {
  const [separator, ...others] = new Set(second.trim().match(/[,;\s]/g));
  if (separator === undefined) {
    return { problem: { code: 'series-separator-unclear', args: { found: 'none of them' } } };
  }
  if (others.length > 0) {
    const found = [separator, ...others].map(quote).join(' and ');
    return { problem: { code: 'series-separator-unclear', args: { found } } };
  }
  const [wanted, cells] = [first.split(separator).length, second.split(separator).length];
  if (wanted !== cells)
    return { problem: { code: 'series-row-length', args: { found: cells, wanted, rows: 1 } } };
  return { separator };
}

/** A first line that tells Excel the separator. */
const isForExcel = (first: string) => /^\ufeff?"?sep=."?$/i.test(first.trim());

/** What is said of a first line that is before the header. */
export function lateHeader(first: string, second: string): Finding {
  const line = quote(first.trim());
  if (isAnnotation(first)) return { code: 'series-header-late', args: { line, isAnnotation: 1 } };
  // Of more comments only the first two lines are known.
  const from = second.startsWith('#') ? undefined : { from: 2 };
  return { code: 'series-header-late', args: { line, ...from } };
}

/** The usual separator that a line has most of. */
function guessSeparator(line: string): string | undefined {
  const counts = usual.map((separator) => line.split(separator).length - 1);
  const most = greatest(counts);
  return most === 0 ? undefined : usual[counts.indexOf(most)];
}
