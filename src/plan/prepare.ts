import { statSync } from 'node:fs';
import type { SharedOptions } from '../cli/options.ts';
import { refuseWrongUsage } from '../cli/usage.ts';
import type { Context, Run } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import type { FilePicker, Importer } from '../formats/format.ts';
import { findDataKey, findDataKeyAs09 } from '../label-config/data-key.ts';
import type { Serving } from '../links/serving.ts';
import { checkImages } from './check-images.ts';
import { checkShownFiles } from './check-shown-files.ts';
import { chooseFiles } from './choose-files.ts';
import { chooseImporter, namedImporter } from './choose-format.ts';
import { chooseLinks } from './choose-links.ts';
import { offsetsOfCheck } from './choose-offsets.ts';
import { csvAs } from './csv-as.ts';
import type { ImportPlan } from './import-plan.ts';
import { findInput, type InputPath, openInput } from './input-path.ts';
import { jsonMinAs } from './json-min-as.ts';
import { AUTO, loadAutoConfig } from './load-auto-config.ts';
import { type LoadedConfig, loadLabelConfig } from './load-label-config.ts';
import { refuseInnerValue } from './refuse-inner-value.ts';
import { resolveOptions } from './resolve-options.ts';
import { formatRules, linkRules, optionRules } from './usage.ts';
import { refuseConfigFile } from './write-config.ts';

export interface Prepared {
  loaded: LoadedConfig;
  configErrors: number;
  /** Undefined when there is no input, or when the label config is in no state to import anything. */
  plan: ImportPlan | undefined;
  /** What Label Studio 1.x needs to show the files, when the tasks link to them in its way; to be asked for when all tasks were read. */
  serving?: (() => Serving) | undefined;
  /** Whether links to local files are those of Label Studio 0.9. */
  linksTo09?: boolean;
}

/** From options to an import plan: what `init`, `check` and `convert` do alike before the first task is read. */
export async function prepare(options: SharedOptions, { log, context }: Run): Promise<Prepared> {
  const as09 = options.compat !== undefined;
  refuseWrongUsage(optionRules, options);
  refuseConfigFile(options, context);
  if (options.images !== undefined) checkImages(options.images, context);
  const found = options.inputPath === undefined ? undefined : findInput(options.inputPath, context);
  const named = namedImporter(options);
  const files = await chooseFiles(options, found, named);
  if (found && named) checkKind(found, named);

  const isAuto = options.labelConfig === AUTO;
  const auto = isAuto ? await chooseForAuto(found, named, files, options, context) : undefined;
  const loaded = auto
    ? loadAutoConfig(auto.opened, auto.importer, files, options, log, context)
    : loadLabelConfig(options, found !== undefined, log, context);
  const { config, given } = loaded;
  const configErrors = log.errors;
  if (!config || !found || (log.errors > 0 && !as09)) return { loaded, configErrors, plan: undefined };

  const { note } = context.reporter;
  const opened = auto?.opened ?? (await openInput(found, context));
  const { path, displayPath } = opened;
  const detected =
    auto?.importer ?? chooseImporter(opened, named, options, given ? config : undefined, files, note);
  const asAsked = csvAs(detected, options, config, displayPath, note);
  const importer = as09 ? asAsked : jsonMinAs(asAsked, path, displayPath, given ? config : undefined, note);
  await importer.load?.();
  const { csvAs: _, ...others } = options;
  refuseWrongUsage(formatRules, { options: asAsked === detected ? options : others, importer });
  const { compileTaskChecks } = await import('../checks/check-task.ts');
  const dataKey = !importer.dataTags
    ? ''
    : as09 && given
      ? findDataKeyAs09(config)
      : findDataKey(config, given, importer.name, importer.dataTags, mayHaveMoreKeys(importer, options));
  if (!as09 && importer.dataTags) {
    refuseInnerValue(config, dataKey, importer.name);
    checkShownFiles(loaded, dataKey, importer, log);
  }
  context.reporter.format(importer.name);
  refuseWrongUsage(linkRules, { options, importer, input: { ...opened, config, dataKey } });
  const { link, serving, to09 } = chooseLinks(options, { ...opened, config, dataKey }, context);
  return {
    loaded,
    configErrors,
    serving,
    linksTo09: to09,
    plan: {
      importer,
      input: {
        path,
        displayPath,
        dataKey,
        config: given ? config : undefined,
        options: {
          blankLines: as09 ? 'keep' : 'skip',
          ...options,
          follow: options.follow ?? importer.followsLinks === true,
          ...resolveOptions(options, context),
        },
        files,
        link,
        note,
        as09,
      },
      check: compileTaskChecks(given ? config : undefined),
      configSource: given ? { bytes: loaded.bytes, file: loaded.file } : undefined,
      as09,
      migration: as09 ? undefined : { createdAt: dateOf(path, context), completionFiles: !options.target },
      firstId: options.firstId ?? importer.firstId,
      ids: options.ids ?? (as09 ? 'renumber' : 'keep'),
      invalidTasks: options.invalidTasks ?? (as09 ? 'keep' : 'fail'),
      offsets: offsetsOfCheck(options),
      modelVersion: options.modelVersion,
      wantsScores: options.sampling?.startsWith('prediction-score') ?? false,
    },
  };
}

/** For a label config that is to be written from the data the input is opened, and its format found, first. */
async function chooseForAuto(
  found: InputPath | undefined,
  named: Importer | undefined,
  files: FilePicker | undefined,
  options: SharedOptions,
  context: Context,
): Promise<{ opened: InputPath; importer: Importer }> {
  if (!found) {
    throw new UserError(
      EXIT.usage,
      '--label-config auto needs data to write a label config from.',
      'Add --input-path PATH. For a file named auto, use --label-config ./auto',
    );
  }
  const opened = await openInput(found, context);
  const importer = chooseImporter(opened, named, options, undefined, files, context.reporter.note);
  refuseWrongUsage(formatRules, { options, importer });
  await importer.load?.();
  return { opened, importer };
}

function mayHaveMoreKeys(importer: Importer, { labelFromFolder }: SharedOptions): boolean {
  return importer.mayHaveMoreKeys === true || labelFromFolder !== undefined;
}

/** The date for what has none: SOURCE_DATE_EPOCH, else that of the input, so that the same input gives the same bytes. */
function dateOf(path: string, { env }: Context): number {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return Number(epoch);
  return Math.floor(statSync(path).mtimeMs / 1000);
}

function checkKind({ displayPath, isFolder }: InputPath, { name, input }: Importer): void {
  if (isFolder && input === 'file') {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is a directory, but the input format ${name} reads a file.`,
      'For a folder, use --input-format auto or a format that ends in -dir.',
    );
  }
  if (!isFolder && input === 'directory') {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is not a directory, but the input format ${name} reads a folder.`,
      'Use the folder that contains the file, or another --input-format.',
    );
  }
}
