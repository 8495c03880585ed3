import { flagOf, isGiven } from '../../cli/option.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type InitOptions, startOptions } from './options.ts';

/** Refuses options of `init` that contradict each other or would do nothing. Label Studio 0.9.1 drops most of these in silence. */
export function refuseOptions(options: InitOptions): void {
  const { project } = options;
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  if (options.outputDir !== undefined) {
    refuse(
      '--output-dir is deprecated and has no effect in Label Studio 0.9.1.',
      'Leave it out: completions are saved in the folder completions of the project.',
    );
  }
  if (project === '')
    refuse('The project name is empty.', 'Name the folder that the project is to be made in.');
  if (project === undefined && options.compat) {
    refuse(
      'The project name is missing, and Label Studio 0.9.1 requires one.',
      'Write: lsimport init my-project ...',
    );
  }
  if (options.key && !options.cert)
    refuse('--key is given without --cert.', 'HTTPS needs both: --cert FILE --key FILE');
  if (options.cert && !options.key)
    refuse('--cert is given without --key.', 'HTTPS needs both: --cert FILE --key FILE');
  for (const storage of ['source', 'target'] as const) {
    const type = options[storage];
    const path = options[`${storage}Path`];
    if (type && path === undefined) {
      refuse(`--${storage} ${type} is given without --${storage}-path.`, 'Name the bucket or container.');
    }
    if (!type && (path !== undefined || options[`${storage}Params`] !== undefined)) {
      refuse(
        `--${storage}-path and --${storage}-params need --${storage}.`,
        `Say which storage it is: --${storage} TYPE`,
      );
    }
  }
  if (options.source && options.inputPath) {
    refuse(
      '--source and --input-path exclude each other: with --source the tasks stay in the storage and nothing is imported.',
      'Leave one of them out.',
    );
  }
}

/** Options that belong to `label-studio start`, as far as they are given: init has no use for them. */
export function optionsWithoutUse(options: InitOptions): string[] {
  return startOptions.options.filter((row) => isGiven(row, options)).map(flagOf);
}
