import type { SeriesGuess } from '../formats/time-series/guess-series.ts';
import { colorOf } from './color.ts';
import { attributes } from './write.ts';

/** The label of stretches that a label config has to begin with. */
export const FIRST_LABEL = 'event';

/** Prints a label config that shows a time series. `sep` is undefined where its columns are a part of the tasks. */
export function printSeriesConfig(
  dataKey: string,
  { time, timeFormat, channels }: SeriesGuess,
  sep: string | undefined,
): string {
  const series = {
    name: dataKey,
    value: `$${dataKey}`,
    ...(sep === undefined ? { valueType: 'json' } : { valueType: 'url', sep }),
    ...(time !== undefined && { timeColumn: time }),
    ...(timeFormat !== '' && { timeFormat }),
  };
  return [
    '<View>',
    `  <TimeSeriesLabels${attributes({ name: 'label', toName: dataKey })}>`,
    `    <Label${attributes({ value: FIRST_LABEL, background: colorOf(FIRST_LABEL) })}/>`,
    '  </TimeSeriesLabels>',
    `  <TimeSeries${attributes(series)}>`,
    ...channels.map(
      (column) => `    <Channel${attributes({ column, legend: column, strokeColor: colorOf(column) })}/>`,
    ),
    '  </TimeSeries>',
    '</View>\n',
  ].join('\n');
}
