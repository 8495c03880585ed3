import type { SharedOptions } from '../cli/options.ts';
import type { Log } from '../diagnostics/log.ts';
import { EXIT, UserError } from '../errors.ts';
import type { FilePicker, Importer, Input } from '../importers/importer.ts';
import { writeAutoConfig } from '../label-config/auto.ts';
import { type Context, resolvePath } from './context.ts';
import type { InputPath } from './input-path.ts';
import { type LoadedConfig, readLoaded } from './load-label-config.ts';

/** The word for `--label-config` that asks for a label config written from the data. */
export const AUTO = 'auto';

/** Writes a label config from the data and reads it like any other. What is wrong with the data itself is said when it is imported. */
export function loadAutoConfig(
  { path, shown }: InputPath,
  importer: Importer,
  files: FilePicker | undefined,
  options: SharedOptions,
  log: Log,
  context: Context,
): LoadedConfig {
  if (importer.fills?.[0] === 'TimeSeries') {
    throw new UserError(
      EXIT.usage,
      `No label config can be written for ${importer.name}: the columns of a time series have no fixed meaning.`,
      'Give one with a <TimeSeries> tag: --label-config FILE or --template ts_loading_csv',
    );
  }
  const { labelFromFolder: folderKey } = options;
  const [shows = ''] = importer.fills ?? [];
  const dataKey = shows.toLowerCase();
  const input: Input = {
    path,
    shown,
    dataKey,
    config: undefined,
    options: {
      blankLines: 'skip',
      ...options,
      ...(options.images !== undefined && { images: resolvePath(context, options.images) }),
    },
    files,
    link: (file) => file,
    note: () => {},
    as09: false,
    report: () => {},
    leaveOut: () => {},
  };
  const classes = importer.classes?.(input) ?? [];
  const xml = writeAutoConfig(importer.read(input), {
    fills: importer.fills ?? [],
    dataKey,
    classes,
    folderKey,
  });
  if (xml === undefined) {
    throw new UserError(
      EXIT.refused,
      `No label config can be written from ${shown}: there is no data key that every task has and a tag can show.`,
      'Look at what lsimport check says of the data, or write a label config by hand.',
    );
  }
  return readLoaded(Buffer.from(xml), AUTO, true, log);
}
