import { dataKeysOf } from '../../label-config/data-key.ts';
import { cutHead } from '../csv/delimiter.ts';
import { type Importer, loadedLater } from '../format.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { offersOneOf } from './columns.ts';
import { isTextClassTable, textColumnsOf } from './text-columns.ts';

export const textClassesCsv: Importer = {
  name: 'text-classes-csv',
  summary:
    'a CSV file of texts with 1 or 0 in a column for each class (text, toxic, threat, insult): one task per row',
  input: 'file',
  ownContent: true,
  sniff: ({ head, names }) =>
    /\.csv$/i.test(names[0] ?? '') && isTextClassTable(cutHead(head))
      ? 'it has a column of texts, and 1 or 0 in a column for each class'
      : undefined,
  // A label config that shows more of the rows than the text, or has other choices than the classes, is for the rows as they are.
  suits({ head, names }, config, options) {
    if (asksForRows(options)) return false;
    if (!config || !/\.csv$/i.test(names[0] ?? '')) return true;
    const columns = textColumnsOf(cutHead(head));
    const classes = columns?.classes.map((column) => columns.names[column]!) ?? [];
    return dataKeysOf(config).size === 1 && offersOneOf(classes, config);
  },
  dataTags: ['Text', 'HyperText'],
  controlTags: ['Choices'],
  mayHaveMoreKeys: true,
  options: ['labelsAs'],
  firstId: 0,
  emptyMessage: 'it has no rows below the header',
  ...loadedLater(() => import('./read-texts.ts')),
};
