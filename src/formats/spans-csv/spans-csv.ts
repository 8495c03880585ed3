import { dataKeysOf } from '../../label-config/data-key.ts';
import { cutHead } from '../csv/delimiter.ts';
import { isExported } from '../csv/exported.ts';
import { type Importer, loadedLater } from '../format.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { spansIn } from '../spans/looks-like-spans.ts';

/** Rows looked at: some have no spans. */
const ROWS = 20;

/** What spans the first rows of a table have, in words; an export of Label Studio has results, which are read as such. */
function spansInRows(head: string): string | undefined {
  const [names = [], ...rows] = cutHead(head).rows;
  if (names.length < 2 || isExported(names)) return undefined;
  for (const row of rows.slice(0, ROWS)) {
    const found = spansIn(Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
    if (found !== undefined) return found;
  }
  return undefined;
}

export const spansCsv: Importer = {
  name: 'spans-csv',
  summary: 'a CSV or TSV file of texts with their spans as JSON in a column: one task per row',
  input: 'file',
  ownContent: true,
  sniff({ head, names }) {
    const found = /\.[ct]sv$/i.test(names[0] ?? '') ? spansInRows(head) : undefined;
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
