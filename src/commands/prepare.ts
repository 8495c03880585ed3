import { statSync } from 'node:fs';
import type { InitOptions, SharedOptions } from '../cli/options.ts';
import type { Log } from '../diagnostics/log.ts';
import { EXIT, readingInput, UserError } from '../errors.ts';
import type { Importer } from '../importers/importer.ts';
import { importerNamed } from '../importers/index.ts';
import { findDataKey, findDataKeyAs09 } from '../label-config/data-key.ts';
import { linkTo09 } from '../links/link-0.9.ts';
import type { ImportPlan } from '../tasks/import-tasks.ts';
import { type Context, resolvePath } from './context.ts';
import { type LoadedConfig, loadLabelConfig } from './load-label-config.ts';

export interface Prepared {
  loaded: LoadedConfig;
  configErrors: number;
  /** Undefined when there is no input, or when the label config is in no state to import anything. */
  plan: ImportPlan | undefined;
}

/** From options to an import plan: what `init` and `check` do alike before the first task is read. */
export async function prepare(
  options: SharedOptions & Pick<InitOptions, 'invalidTasks' | 'target'>,
  log: Log,
  context: Context,
): Promise<Prepared> {
  const as09 = options.compat !== undefined;
  const { inputPath } = options;
  const importer = importerNamed(options.inputFormat ?? 'json');
  const path = inputPath === undefined ? undefined : resolvePath(context, inputPath);
  if (path !== undefined && inputPath !== undefined) checkKind(path, inputPath, importer);

  const loaded = loadLabelConfig(options, path !== undefined, log, context);
  const { config, given } = loaded;
  const configErrors = log.errors;
  if (!config || path === undefined || inputPath === undefined || (log.errors > 0 && !as09)) {
    return { loaded, configErrors, plan: undefined };
  }
  const { compileTaskChecks } = await import('../checks/check-task.ts');
  const dataKey = !importer.fills
    ? ''
    : as09 && given
      ? findDataKeyAs09(config)
      : findDataKey(config, given, importer.name, importer.fills);
  return {
    loaded,
    configErrors,
    plan: {
      importer,
      input: {
        path,
        shown: inputPath,
        dataKey,
        config: given ? config : undefined,
        options: { blankLines: as09 ? 'keep' : 'skip', ...options },
        link: linkTo09(options.baseUrl),
        as09,
      },
      check: compileTaskChecks(given ? config : undefined),
      era: as09 ? undefined : { createdAt: dateOf(path, context), completionFiles: !options.target },
      ids: options.ids ?? (as09 ? 'renumber' : 'keep'),
      invalidTasks: options.invalidTasks ?? (as09 ? 'keep' : 'fail'),
      wantsScores: options.sampling?.startsWith('prediction-score') ?? false,
    },
  };
}

/** The date for what has none: SOURCE_DATE_EPOCH, else that of the input, so that the same input gives the same bytes. */
function dateOf(path: string, { env }: Context): number {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return Number(epoch);
  return Math.floor(statSync(path).mtimeMs / 1000);
}

function checkKind(path: string, shown: string, importer: Importer): void {
  const isFolder = readingInput(shown, () => statSync(path)).isDirectory();
  if (isFolder && importer.input === 'file') {
    throw new UserError(
      EXIT.unreadable,
      `${shown} is a directory, but the input format ${importer.name} reads a file.`,
      `For a folder use --input-format ${importer.name}-dir (or image-dir, audio-dir).`,
    );
  }
  if (!isFolder && importer.input === 'directory') {
    throw new UserError(
      EXIT.unreadable,
      `${shown} is not a directory, but the input format ${importer.name} reads a folder.`,
      'Name the folder that the file is in, or another --input-format.',
    );
  }
}
