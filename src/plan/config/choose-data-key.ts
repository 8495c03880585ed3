import type { SharedOptions } from '../../cli/options.ts';
import type { Log } from '../../diagnostics/log.ts';
import type { Importer } from '../../formats/format.ts';
import { findDataKey, findDataKeyAs09 } from '../../label-config/data-key.ts';
import type { Profile } from '../../profile.ts';
import { checkShownFiles } from './check-shown-files.ts';
import type { ReadConfig } from './load-label-config.ts';
import { refuseFixedValue } from './refuse-fixed-value.ts';
import { refuseInnerValue } from './refuse-inner-value.ts';

/** The data key that a format fills; empty for formats whose tasks bring their own. */
export function chooseDataKey(
  importer: Importer,
  loaded: ReadConfig,
  { labelFromFolder }: SharedOptions,
  { checksDataKey }: Profile,
  log: Log,
): string {
  const { config, given } = loaded;
  const { name, dataTags, alsoShown, mayHaveMoreKeys = false } = importer;
  if (!dataTags) return '';
  if (given && !checksDataKey) return findDataKeyAs09(config);
  refuseFixedValue(config, dataTags, log);
  const hasMoreKeys = mayHaveMoreKeys || labelFromFolder !== undefined;
  const dataKey = findDataKey(config, given, name, dataTags, hasMoreKeys, alsoShown);
  refuseInnerValue(config, dataKey, name);
  checkShownFiles(loaded, dataKey, importer, log);
  return dataKey;
}
