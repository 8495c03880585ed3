import { statSync } from 'node:fs';
import { readingInput } from '../../errors.ts';
import { filesIn } from '../folder/files-in.ts';
import { labelFromFolder } from '../folder/label-from-folder.ts';
import type { Importer, Input } from '../format.ts';
import { findSeriesTags } from './series-tag.ts';
import { readTimeSeriesFile } from './time-series-file.ts';

const extensions = ['.csv', '.tsv'];

export const timeSeriesDir: Importer = {
  name: 'time-series-dir',
  summary: `a folder of time series (${extensions.join(' ')}), or one such file: one task per file`,
  input: 'file or directory',
  extensions,
  dataTags: ['TimeSeries'],
  linksFiles: ({ config, dataKey }) => !findSeriesTags(config, dataKey).some(({ inTask }) => inTask),
  oneTaskAFile: true,
  options: ['follow'],
  shards: 'files',
  firstId: 0,
  emptyMessage: `it has no files that end in ${extensions.join(' or ')}`,
  *read(input) {
    for (const { path, displayPath } of seriesFiles(input)) {
      yield* readTimeSeriesFile(path, displayPath, input, labelFromFolder(input, path));
    }
  },
};

/** The files of an input, each a series. */
export function seriesFiles(input: Input): Iterable<{ path: string; displayPath: string }> {
  const isFolder = readingInput(input.displayPath, () => statSync(input.path)).isDirectory();
  return isFolder ? filesIn(input, extensions) : [input];
}
