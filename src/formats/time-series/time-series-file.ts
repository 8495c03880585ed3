import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import type { Code } from '../../diagnostics/messages.ts';
import type { JsonObject } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeBatch } from '../../tasks/made-batch.ts';
import { textBatch } from '../../tasks/text-batch.ts';
import { taskPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { checkLinkedSeries, readSeriesColumns } from './read-series.ts';
import { findSeriesTags } from './series-tag.ts';

/** What was said of the lines of the file, and would be said again of the columns. */
const saidOfFile = new Set<Code>(['series-time-with-dot']);

/**
 * One CSV or TSV file with a series as one task, checked against the TimeSeries tags that show it: a link to the file, or its columns where
 * the tag says `valueType="json"`. `more` is what else the data gets.
 */
export function* readTimeSeriesFile(
  path: string,
  displayPath: string,
  input: Input,
  more: JsonObject = {},
): Generator<Batch> {
  const { config, dataKey, link } = input;
  const tags = findSeriesTags(config, dataKey);
  const inTask = tags.find((tag) => tag.inTask);
  const found: Located[] = [];
  const report = (finding: Finding, place: Place) => found.push({ finding, place });
  if (inTask) {
    const data: [string, string][] = [
      [dataKey, readSeriesColumns(path, displayPath, inTask, report, input.skip)],
    ];
    for (const [key, value] of Object.entries(more)) data.push([key, JSON.stringify(value)]);
    const batch = textBatch(
      [{ task_path: taskPath(input, path), data }],
      () => displayPath,
      () => found,
    );
    yield { ...batch, suppresses: saidOfFile };
  } else {
    for (const tag of tags) checkLinkedSeries(path, displayPath, tag, report);
    const task = { task_path: taskPath(input, path), data: { [dataKey]: link(path), ...more } };
    const batch = madeBatch(
      [task],
      () => ({ file: displayPath }),
      () => displayPath,
    );
    yield { ...batch, found: () => found };
  }
}
