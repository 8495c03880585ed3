import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { FormatOptions } from '../format.ts';
import type { InputSample } from '../input-sample.ts';

/** Whether an option says how rows become data, so that they are not labels. */
export function asksForRows(options: FormatOptions): boolean {
  const given = [options.delimiter, options.header, options.inferTypes, options.jsonColumns];
  return [...given, options.choicesColumn].some((value) => value !== undefined);
}

/**
 * Whether a label config shows nothing but the media of a table that is not CSV or TSV, and no option says how its rows become data. Rows that
 * are asked for otherwise are read as they are.
 */
export function showsMediaAlone(
  { isFolder, names }: InputSample,
  config: LabelConfig | undefined,
  options: FormatOptions,
): boolean {
  if (isFolder || /\.[ct]sv$/i.test(names[0] ?? '')) return true;
  return !asksForRows(options) && (!config || dataKeysOf(config).size === 1);
}
