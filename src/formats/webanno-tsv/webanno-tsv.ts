import { type Importer, loadedLater } from '../format.ts';
import { isWebAnno } from './header.ts';

export const webannoTsv: Importer = {
  name: 'webanno-tsv',
  summary:
    'WebAnno TSV 3 of INCEpTION, a file or a folder: one task per document, with its spans and relations',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.tsv') : [head]).some(isWebAnno) ? 'it begins with #FORMAT=WebAnno TSV' : undefined,
  dataTags: ['Text'],
  controlTags: ['Labels'],
  mayHaveMoreKeys: true,
  spans: true,
  shards: 'files',
  options: ['follow', 'labelsAs'],
  firstId: 0,
  emptyMessage: 'it has no .tsv files of WebAnno',
  ...loadedLater(() => import('./read-documents.ts')),
};
