import { attributeOf } from '../../label-config/attribute.ts';
import { channelColumns } from '../../label-config/data-rules.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';

/** What a TimeSeries tag asks of a file with a series. Names of columns are as written; the editor does not mind their case. */
export interface SeriesTag {
  tag: Tag;
  /** True when the columns are a part of the task (`valueType="json"`), false when the task holds the address of the file. */
  inTask: boolean;
  /** `sep` as written; undefined when it is left to its default. */
  separator: string | undefined;
  /** The column with the times; undefined when the rows are counted instead. */
  timeColumn: string | undefined;
  /** Empty when the times are numbers. */
  timeFormat: string;
  /** `column` of each Channel: a name, or a number that counts columns from 0. */
  channels: string[];
}

/** The TimeSeries tags that show what tasks have under a data key. */
export function findSeriesTags(config: LabelConfig | undefined, dataKey: string): SeriesTag[] {
  return (config?.objects ?? [])
    .filter(({ tag, source }) => tag.type === 'TimeSeries' && source?.variables[0]?.steps[0] === dataKey)
    .map(({ tag }) => readSeriesTag(tag));
}

export function readSeriesTag(tag: Tag): SeriesTag {
  const attribute = (name: string) => attributeOf(tag, name)?.value;
  return {
    tag,
    inTask: attribute('valueType') === 'json',
    separator: attribute('sep'),
    timeColumn: attribute('timeColumn') || undefined,
    timeFormat: attribute('timeFormat') ?? '',
    channels: channelColumns(tag),
  };
}
