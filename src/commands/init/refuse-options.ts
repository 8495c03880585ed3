import { flagOf, isGiven } from '../../cli/option.ts';
import { EXIT, UserError } from '../../errors.ts';
import { type InitOptions, startOptions } from './options.ts';

/** Refuses options of `init` that contradict each other or would do nothing. Label Studio 0.9.1 drops most of these silently. */
export function refuseOptions(options: InitOptions): void {
  const { project } = options;
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  if (options.outputDir !== undefined) {
    refuse(
      '--output-dir is deprecated and has no effect in Label Studio 0.9.1.',
      'Remove it: completions are saved in the completions folder of the project.',
    );
  }
  if (project === '') refuse('The project name is empty.', 'Use the name of the folder to create.');
  if (project === undefined && options.compat) {
    refuse(
      'Missing project name, which Label Studio 0.9.1 requires.',
      'Add it: lsimport init my-project ...',
    );
  }
  if (options.key && !options.cert) refuse('--key needs --cert.', 'Add it: --cert FILE --key FILE');
  if (options.cert && !options.key) refuse('--cert needs --key.', 'Add it: --cert FILE --key FILE');
  for (const storage of ['source', 'target'] as const) {
    const type = options[storage];
    const path = options[`${storage}Path`];
    if (type && path === undefined) {
      refuse(`--${storage} ${type} needs --${storage}-path.`, 'Set it to the bucket or container.');
    }
    if (!type && (path !== undefined || options[`${storage}Params`] !== undefined)) {
      refuse(
        `--${storage}-path and --${storage}-params need --${storage}.`,
        `Add the storage: --${storage} TYPE`,
      );
    }
  }
  if (options.source && options.inputPath) {
    refuse(
      '--source and --input-path cannot be combined: with --source the tasks stay in the storage and nothing is imported.',
      'Remove one of them.',
    );
  }
}

/** Options that belong to `label-studio start`, as far as they are given: init ignores them. */
export function optionsWithoutUse(options: InitOptions): string[] {
  return startOptions.options.filter((row) => isGiven(row, options)).map(flagOf);
}
