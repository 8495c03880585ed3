import type { InitOptions, SharedOptions } from '../cli/options.ts';
import { EXIT, UserError } from '../errors.ts';
import type { FormatOptions } from '../formats/format.ts';

type AboutInput =
  | keyof FormatOptions
  | 'inputFormat'
  | 'baseUrl'
  | 'documentRoot'
  | 'links'
  | 'ids'
  | 'invalidTasks';

/** Options that say something of the input or of its tasks, as they are typed. */
const flags: Record<AboutInput, string> = {
  inputFormat: '--input-format',
  baseUrl: '--base-url',
  documentRoot: '--document-root',
  links: '--links',
  blankLines: '--blank-lines',
  textMode: '--text-mode',
  delimiter: '--delimiter',
  header: '--header',
  inferTypes: '--infer-types',
  jsonColumns: '--json-columns',
  csvAs: '--csv-as',
  labelFromFolder: '--label-from-folder',
  choicesColumn: '--choices-column',
  images: '--images',
  labelsAs: '--labels-as',
  scoreColumn: '--score-column',
  ids: '--ids',
  invalidTasks: '--invalid-tasks',
};

/** Refuses options that would do nothing because there is no input. */
export function refuseWithoutInput(options: SharedOptions & Pick<InitOptions, 'invalidTasks'>): void {
  if (options.inputPath !== undefined) return;
  for (const [name, flag] of Object.entries(flags) as [AboutInput, string][]) {
    if (options[name] === undefined) continue;
    throw new UserError(
      EXIT.usage,
      `${options[name] === false ? flag.replace('--', '--no-') : flag} is given without --input-path.`,
      'Say where the data is: --input-path PATH',
    );
  }
}
