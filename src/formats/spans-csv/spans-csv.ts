import { dataKeysOf } from '../../label-config/data-key.ts';
import { cutHead } from '../csv/delimiter.ts';
import { isExported } from '../csv/exported.ts';
import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { spansIn } from '../spans/looks-like-spans.ts';

/** What spans the rows of a table have, in words; an export of Label Studio has results, which are read as such. */
function spansInRows({ head, lineWith }: InputSample): string | undefined {
  const [names = [], ...rows] = cutHead(head).rows;
  if (names.length < 2 || isExported(names)) return undefined;
  const ofRow = (row: readonly string[]) =>
    spansIn(Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
  for (const row of rows) {
    const found = ofRow(row);
    if (found !== undefined) return found;
  }
  // Most texts may have nothing marked in them.
  if (!rows.some((row) => row.some((cell) => /^\s*\[\s*\]\s*$/.test(cell)))) return undefined;
  const later = lineWith?.(/[\t,;"]\[\s*[[{]/);
  const [header = ''] = head.split('\n', 1);
  const row = later === undefined ? undefined : cutHead(`${header}\n${later}\n`).rows[1];
  return row && ofRow(row);
}

export const spansCsv: Importer = {
  name: 'spans-csv',
  summary: 'a CSV or TSV file of texts with their spans as JSON in a column: one task per row',
  input: 'file',
  ownContent: true,
  sniff(sample) {
    const found = /\.[ct]sv$/i.test(sample.names[0] ?? '') ? spansInRows(sample) : undefined;
    return found && `its rows have ${found}`;
  },
  // A label config that shows more of the rows than the text is for the rows as they are.
  suits: (_, config, options) => !asksForRows(options) && (!config || dataKeysOf(config).size === 1),
  dataTags: ['Text'],
  controlTags: ['Labels'],
  mayHaveMoreKeys: true,
  spans: true,
  options: ['labelsAs', 'spanOffsets', 'delimiter', 'tagNames'],
  firstId: 0,
  emptyMessage: 'it has no rows below the header',
  ...loadedLater(() => import('./read-rows.ts')),
};
