import type { SharedOptions } from '../cli/options.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Importer } from '../formats/format.ts';
import { importerNamed } from '../formats/index.ts';
import type { LabelConfig } from '../label-config/model.ts';

/**
 * For a label config with a TimeSeries tag a CSV file is one resource, not a list of tasks, as the guide says; `--csv-as` says otherwise.
 * Any other importer stays what it is.
 */
export function csvAs(
  importer: Importer,
  { csvAs: wanted }: SharedOptions,
  config: LabelConfig,
  shown: string,
  note: (text: string) => void,
): Importer {
  if (!importer.takes?.includes('csvAs') || wanted === 'rows') return importer;
  const hasSeries = config.objects.some(({ tag }) => tag.type === 'TimeSeries');
  if (!hasSeries && wanted === undefined) return importer;
  if (!hasSeries) {
    throw new UserError(
      EXIT.usage,
      '--csv-as time-series is given, but the label config has no <TimeSeries> tag that could show the file.',
      'Add one, or leave the option out, so that the rows become tasks.',
    );
  }
  if (wanted === undefined) {
    note(
      `${shown} is one task, the series of the <TimeSeries> tag of the label config (--csv-as rows makes each row a task).`,
    );
  }
  return importerNamed('time-series-dir');
}
