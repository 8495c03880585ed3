import { dirname } from 'node:path';
import type { TargetServer } from '../checks/server/servers.ts';
import type { SharedOptions } from '../cli/options.ts';
import { refuseWrongUsage } from '../cli/usage.ts';
import type { Run } from '../context.ts';
import { interruptible } from '../interruptible.ts';
import type { Serving } from '../links/serving.ts';
import { type Profile, profileOf } from '../profile.ts';
import type { Storage } from '../project/config-json.ts';
import { offsetsOfCheck } from './choose-offsets.ts';
import { checkConfigFor } from './config/check-config-for.ts';
import { choicesImporter } from './config/choices-importer.ts';
import { chooseDataKey } from './config/choose-data-key.ts';
import { loadAutoConfig } from './config/load-auto-config.ts';
import { AUTO, isRead, type LoadedConfig, loadLabelConfig } from './config/load-label-config.ts';
import { noteUnreadChoices } from './config/note-unread-choices.ts';
import { refuseConfigFile } from './config/write-config.ts';
import { chooseFormat } from './format/choose-format.ts';
import { formatOptionsOf } from './format/format-options.ts';
import { noteClassNames } from './format/note-class-names.ts';
import type { ImportPlan } from './import-plan.ts';
import { copyStored, importerFor } from './input/copy-stored.ts';
import { findSource } from './input/find-source.ts';
import { inputFor, openInput } from './input/input-path.ts';
import { takeShard } from './input/take-shard.ts';
import { checkMediaFolders } from './links/check-media-folders.ts';
import { chooseLinks } from './links/choose-links.ts';
import { linkKeys } from './links/link-keys.ts';
import { linkMedia } from './links/link-media.ts';
import { openMediaStore, reportingKeys } from './links/media-store.ts';
import { noteCors } from './links/note-cors.ts';
import { pathsOfMedia } from './links/paths-of-media.ts';
import { storageOf } from './links/project-storage.ts';
import { migrationOf } from './migration.ts';
import { linkRules, optionRules } from './usage.ts';

export interface Prepared {
  profile: Profile;
  loaded: LoadedConfig;
  configErrors: number;
  /** Undefined when there is no input, or when the label config is in no state to import anything. */
  plan: ImportPlan | undefined;
  /** What Label Studio 1.x needs to show the files, when the tasks link to them in its way; to be asked for when all tasks were read. */
  serving?: (() => Serving) | undefined;
  /** The storage that a project of the tasks needs, if any; to be asked for when all tasks were read. */
  storage?: () => Storage | undefined;
  /** Whether links to local files are those of Label Studio 0.9. */
  linksTo09?: boolean;
  /** Whether a task has such a link; to be asked for when all tasks were read. */
  has09Links?: (() => boolean) | undefined;
  /** The folder that paths of media in the data are relative to, where it names some. */
  dataFolder?: string | undefined;
  /** The first of these paths. */
  firstPath?: string | undefined;
}

/**
 * From options to an import plan: what all commands that read data do alike before the first task is read. `target`: the server that the
 * tasks are for, where it is known.
 */
export async function prepare(given: SharedOptions, run: Run, target?: TargetServer): Promise<Prepared> {
  const { log, context } = run;
  const { note } = context.reporter;
  const { signal } = context;
  const profile = profileOf(given);
  refuseWrongUsage(optionRules, given);
  refuseConfigFile(given, context);
  checkMediaFolders(given, context);

  const source = await findSource(given, profile, context);
  const { options, bucket } = await openMediaStore(given, profile, context);
  const auto = options.labelConfig === AUTO ? await loadAutoConfig(source, options, run, target) : undefined;
  const loaded = auto?.loaded ?? loadLabelConfig(options, source !== undefined, log, context);
  const configErrors = log.errors;
  if (profile.refusesConfigErrors) checkConfigFor(loaded, target, log);
  if (!source || !isRead(loaded) || (configErrors > 0 && profile.refusesConfigErrors)) {
    return { profile, loaded, configErrors, plan: undefined };
  }

  const found = auto?.opened ?? (await openInput(source.found, options, context));
  const config = loaded.given ? loaded.config : undefined;
  const chosen = await interruptible(signal, () =>
    chooseFormat({ ...source, opened: found }, auto?.importer, loaded, options, profile, note),
  );
  await chosen.load?.();
  context.reporter.format(chosen.name);
  const opened = inputFor(found, chosen);
  const dataKey = chooseDataKey(chosen, loaded, options, profile, log);
  const { path, displayPath } = opened;
  const quiet = {
    path,
    displayPath,
    dataKey,
    config,
    ...(opened.original !== undefined && { original: opened.original }),
    ...(auto && { isConfigMade: true as const }),
    ...(options.upload && { isUploaded: true as const }),
    options: formatOptionsOf(options, chosen, profile, context),
    files: source.files,
    link: String,
    profile,
  };
  const plain = await interruptible(signal, () => pathsOfMedia(chosen, opened, quiet, note));
  const media = await interruptible(signal, () => linkMedia(plain, opened, quiet, options, context));
  const keys = await linkKeys(plain, opened, quiet);
  if (!auto && profile.knowsExports) noteUnreadChoices(chosen, quiet, config, note);
  if (profile.knowsExports) noteClassNames(chosen, quiet, opened, note);
  const importer = choicesImporter(media?.importer ?? keys?.importer ?? plain, config, options);
  const linked = {
    ...opened,
    ...media?.beside,
    ...(keys && { store: keys.store }),
    config: loaded.config,
    dataKey,
    bucket,
  };
  refuseWrongUsage(linkRules, { options, importer, input: linked });
  noteCors(options.links, loaded.config, note);
  const store = await copyStored(opened, importer, options, context);
  const { link, serving, to09, has09Links, linksToStore } = chooseLinks(options, linked, context);
  const { compileTaskChecks } = await import('../checks/check-task.ts');
  const input = { ...quiet, ...(store && { store }), ...(bucket && { bucket }), link, note };
  const fromStore = await importerFor(opened, importer);
  const reading = bucket ? reportingKeys(fromStore, bucket) : fromStore;
  const part = options.shard && takeShard(options.shard, reading, opened, input);
  return {
    profile,
    loaded,
    configErrors,
    serving,
    // 0.9 would read the objects of the bucket instead of the tasks that name some.
    storage: () => (keys ? undefined : storageOf(bucket ?? opened, linksToStore?.() ?? false, context.env)),
    linksTo09: to09,
    has09Links,
    dataFolder: media && dirname(media.beside.path),
    firstPath: media?.first,
    plan: {
      profile,
      importer: part?.importer ?? reading,
      input: { ...input, ...part?.input },
      ...(part && { part }),
      check: compileTaskChecks(config, reading.oneTaskAFile),
      configSource: loaded.given ? { bytes: loaded.bytes, file: loaded.file } : undefined,
      migration: migrationOf(path, options, profile, context),
      firstId: options.firstId ?? importer.firstId,
      ids: options.ids ?? profile.ids,
      invalidTasks: options.invalidTasks ?? profile.invalidTasks,
      offsets: offsetsOfCheck(options, profile),
      modelVersion: options.modelVersion,
      threads: options.threads,
      refuseChanged: opened.isCopy ? undefined : opened.refuseChanged,
      wantsScores: options.sampling?.startsWith('prediction-score') ?? false,
    },
  };
}
