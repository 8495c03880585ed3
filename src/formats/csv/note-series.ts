import { quote } from '../../json/json.ts';
import type { Head } from '../../readers/head.ts';
import type { Input } from '../format.ts';
import { findSureSeries } from '../time-series/guess-series.ts';
import { cutAt, detectDelimiter } from './delimiter.ts';

/** Says in a note that rows which become tasks look like one time series, unless the command line or a label config of people wants rows. */
export function noteSeries(input: Input, delimiter: string | undefined, head: Head): void {
  const { displayPath, options, config, isConfigMade, isForConfig, range, note } = input;
  if (isForConfig || (config && !isConfigMade) || (range && range.start > 0)) return;
  if (options.csvAs !== undefined || options.choicesColumn || options.header === false) return;
  const { quotes } = options;
  const { rows } = delimiter === undefined ? detectDelimiter(head, quotes) : cutAt(head, delimiter, quotes);
  const series = findSureSeries(rows);
  if (series === undefined) return;
  note(
    `${displayPath}: each row becomes a task, but the rows look like one time series: ${quote(series.time)} rises from row to row, and all other columns are numbers. If they are one task: --csv-as time-series -l auto`,
  );
}
