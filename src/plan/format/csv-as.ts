import type { SharedOptions } from '../../cli/options.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { importerNamed } from '../../formats/index.ts';
import type { LabelConfig } from '../../label-config/model.ts';

/**
 * For a label config with a TimeSeries tag a CSV file is one resource, not a list of tasks, as the guide says; `--csv-as` says otherwise.
 * Any other importer stays what it is.
 */
export function csvAs(
  importer: Importer,
  { csvAs: wanted }: SharedOptions,
  config: LabelConfig,
  displayPath: string,
  note: (text: string) => void,
): Importer {
  if (!importer.options?.includes('csvAs') || wanted === 'rows') return importer;
  const hasSeries = config.objects.some(({ tag }) => tag.type === 'TimeSeries');
  if (!hasSeries && wanted === undefined) return importer;
  if (!hasSeries) {
    throw new UserError(
      EXIT.usage,
      '--csv-as time-series needs a <TimeSeries> tag in the label config.',
      'Add one, or remove the option to read the rows as tasks.',
    );
  }
  if (wanted === undefined) {
    note(
      `Reading ${displayPath} as one task, for the <TimeSeries> tag of the label config (use --csv-as rows for one task per row).`,
    );
  }
  return importerNamed('time-series-dir');
}
