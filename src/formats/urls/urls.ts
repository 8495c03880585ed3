import type { Located } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { findNul } from '../../readers/find-nul.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import { stripSpace } from '../../readers/strip-space.ts';
import type { Batch } from '../../tasks/batch.ts';
import { findInKey } from '../folder/find-in-key.ts';
import type { Importer, Input } from '../format.ts';
import { isMedium } from '../media-columns/media-keys.ts';
import { readLines } from '../text/lines.ts';

export const urls: Importer = {
  name: 'urls',
  summary: 'a text file of URLs: one task per line',
  input: 'file',
  extensions: ['.txt'],
  sniff: ({ head }) => (isListOfUrls(head) ? 'its first lines are URLs' : undefined),
  dataTags: ['Image', 'Audio', 'AudioPlus', 'Video', 'Pdf', 'Text', 'HyperText', 'Paragraphs', 'TimeSeries'],
  options: ['blankLines'],
  shards: 'lines',
  firstId: 0,
  emptyMessage: 'it has no URLs',
  read: readUrls,
};

/** A URL with a host or bucket, or a link that Label Studio itself serves. */
const url = /^(?:[a-z][a-z\d+.-]*:\/\/[^\s/]|\/data\/)\S*$/i;

/** What stands before the key in the address of an object, whose key may have spaces: Label Studio takes it verbatim. */
const bucket = /^(?:s3|gs|azure-blob):\/\/[^\s/]+\//i;

function readUrls(input: Input): Iterable<Batch> {
  const { path, displayPath, dataKey, report } = input;
  return readOrReport(
    path,
    displayPath,
    report,
    function* (reader): Generator<Batch> {
      for (const batch of readLines(reader, displayPath, input)) {
        yield { ...batch, found: (index) => findInLine(batch, index, dataKey) };
      }
    },
    input.range,
  );
}

const nothing: Located[] = [];

function findInLine(batch: Batch, index: number, dataKey: string): Located[] {
  const { data } = batch.read(index)!.value as { data: Record<string, string> };
  const line = data[dataKey]!;
  const nul = findNul(line, 'line', batch.locate(index));
  if (nul.length > 0) return nul;
  const path = `/data/${escapePointer(dataKey)}`;
  const [linkStart] = bucket.exec(line) ?? [];
  if (linkStart !== undefined) {
    const finding = findInKey(line, linkStart);
    return finding ? [{ finding: { ...finding, path }, place: batch.locate(index) }] : nothing;
  }
  if (url.test(line)) return nothing;
  // Browsers escape spaces within an address.
  const code = url.test(line.replaceAll(' ', '%20')) ? 'url-with-space' : 'line-not-url';
  const finding = { code, args: { line: quote(line) }, path } as const;
  return [{ finding, place: batch.locate(index) }];
}

/** Whether all lines that are not blank are URLs. */
function isListOfUrls(text: string): boolean {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map(stripSpace)
    .filter((line) => line !== '');
  return lines.length > 0 && lines.every(isUrl);
}

/** Whether a line is a URL and nothing else. */
export function isUrl(line: string): boolean {
  return url.test(line) || bucket.test(line) || hasSpaces(line);
}

/** Whether a line is the URL of one medium with spaces in it, and no sentence that begins with a URL. */
function hasSpaces(line: string): boolean {
  return (
    url.test(line.replaceAll(' ', '%20')) && line.lastIndexOf('://') === line.indexOf('://') && isMedium(line)
  );
}
