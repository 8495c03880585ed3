import { flagOf, isGiven } from '../cli/option.ts';
import { dataOptions, type SharedOptions } from '../cli/options.ts';
import { invalidTasksOption } from '../cli/task-options.ts';
import { EXIT, UserError } from '../errors.ts';

/** Options that say something of the input or of its tasks. Those of single files of a folder have a sentence of their own. */
const aboutInput = [...dataOptions.flatMap(({ options }) => options), invalidTasksOption('')].filter(
  ({ needsInput }) => needsInput,
);

/** Refuses options that would do nothing because there is no input. */
export function refuseWithoutInput(options: SharedOptions): void {
  if (options.inputPath !== undefined) return;
  const given = aboutInput.find((row) => isGiven(row, options));
  if (!given) return;
  throw new UserError(
    EXIT.usage,
    `${flagOf(given)} needs --input-path.`,
    'Set the path of the data: --input-path PATH',
  );
}
