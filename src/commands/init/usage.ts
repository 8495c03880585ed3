import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { flagOf, isGiven } from '../../cli/option.ts';
import type { UsageRule } from '../../cli/usage.ts';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { importers } from '../../formats/index.ts';
import { realPath } from '../../output/same-file.ts';
import { findProject } from '../../project/find-project.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { resolvePath } from '../../resolve-path.ts';
import { isAddress, withoutSecrets } from '../../without-secrets.ts';
import { type InitOptions, startOptions } from './options.ts';

/** Label Studio 0.9.1 drops most of these silently. */
export const initRules: readonly UsageRule<InitOptions>[] = [
  {
    when: ({ outputDir }) => outputDir !== undefined,
    message: '--output-dir is deprecated and has no effect in Label Studio 0.9.1.',
    help: 'Remove it: completions are saved in the completions folder of the project.',
  },
  {
    when: ({ project }) => project === '',
    message: 'The project name is empty.',
    help: 'Use the name of the folder to create.',
  },
  {
    when: ({ project, compat }) => project === undefined && compat !== undefined,
    message: 'Missing project name, which Label Studio 0.9.1 requires.',
    help: 'Add it: lsimport init my-project ...',
  },
  {
    when: ({ cert, key }) => Boolean(key && !cert),
    message: '--key needs --cert.',
    help: 'Add it: --cert FILE --key FILE',
  },
  {
    when: ({ cert, key }) => Boolean(cert && !key),
    message: '--cert needs --key.',
    help: 'Add it: --cert FILE --key FILE',
  },
  ...storageRules('source'),
  ...storageRules('target'),
  {
    when: ({ source, inputPath }) => Boolean(source && inputPath),
    message:
      '--source and --input-path cannot be combined: with --source the tasks stay in the storage and nothing is imported.',
    help: 'Remove one of them.',
  },
];

function storageRules(storage: 'source' | 'target'): UsageRule<InitOptions>[] {
  const typeOf = (options: InitOptions) => options[storage];
  const pathOf = (options: InitOptions) => options[`${storage}Path`];
  return [
    {
      when: (options) => typeOf(options) !== undefined && pathOf(options) === undefined,
      message: (options) => `--${storage} ${typeOf(options)} needs --${storage}-path.`,
      help: 'Set it to the bucket or container.',
    },
    {
      when: (options) => !typeOf(options) && (pathOf(options) ?? options[`${storage}Params`]) !== undefined,
      message: `--${storage}-path and --${storage}-params need --${storage}.`,
      help: `Add the storage: --${storage} TYPE`,
    },
  ];
}

/** Options that belong to `label-studio start`, as far as they are given: init ignores them. */
export function optionsWithoutUse(options: InitOptions): string[] {
  return startOptions.options.filter((row) => isGiven(row, options)).map(flagOf);
}

/** Refuses an address as the project folder, for which a folder of that name would be made here. */
export function refuseAddressAsProject({ project = '', rootDir }: InitOptions): void {
  const address = [project, rootDir].find(isAddress);
  if (address === undefined) return;
  throw new UserError(
    EXIT.usage,
    `${withoutSecrets(address)} is an address, but a project is a folder of this machine.`,
    'Use a path, such as my-project. The data may be at an address: -i s3://bucket/folder/',
  );
}

/** Refuses to make an empty project in a folder of media, which somebody meant as the data. */
export function refuseDataAsProject(options: InitOptions, context: Context): void {
  const { project, inputPath, source, config, compat } = options;
  if (project === undefined || inputPath !== undefined || source || config !== undefined || compat) return;
  const folder = resolvePath({ ...context, cwd: resolvePath(context, options.rootDir) }, project);
  if (!hasMedia(folder)) return;
  throw new UserError(
    EXIT.usage,
    `${project} is a folder of media, but init takes the folder of the new project.`,
    `Did you mean -i ${quotePathForShell(project)}? As in: lsimport init my-project -i ${quotePathForShell(project)}`,
  );
}

/**
 * Refuses to make a project in the folder of its data: its files would lie among the data, and the folder could not be read again. 0.9.1
 * allows that.
 */
export function refuseInputAsProject(
  { inputPath = '', compat }: InitOptions,
  project: string,
  displayPath: string,
  context: Context,
): void {
  if (inputPath === '' || inputPath === '-' || compat || isAddress(inputPath)) return;
  const input = resolvePath(context, inputPath);
  if (!whatIsAt(input)?.isDirectory() || realPath(input) !== realPath(project)) return;
  throw new UserError(
    EXIT.unwritable,
    `${displayPath} is the folder with the data, so a project cannot be created there.`,
    `Choose another name: lsimport init my-project -i ${quotePathForShell(inputPath)}`,
  );
}

function hasMedia(folder: string): boolean {
  const media = importers.filter(({ name }) => /^(?:image|audio|video|pdf)-dir$/.test(name));
  const endings = media.flatMap(({ extensions = [] }) => extensions);
  try {
    const names = readdirSync(folder);
    return (
      names.some((name) => endings.includes(extname(name).toLowerCase())) && findProject(folder).length === 0
    );
  } catch {
    // What cannot be read is refused where the project is made.
    return false;
  }
}
