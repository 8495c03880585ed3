import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import { formatCount } from '../../format-count.ts';
import { fileDestination, type LocalDestination, refuseExistingOutput } from '../../output/destination.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { createOutputs } from '../../output/outputs.ts';
import { publishTogether } from '../../output/publish-together.ts';
import type { LoadedConfig } from '../../plan/config/load-label-config.ts';
import { refuseConfigFile, type StagedConfig, stageConfigFile } from '../../plan/config/write-config.ts';
import { prepare } from '../../plan/prepare.ts';
import { type Collected, createCollector } from '../../preview/collect.ts';
import { editorTaskMaker } from '../../preview/editor/editor-task.ts';
import {
  createImageEmbedder,
  type EmbedCounts,
  type ImageEmbedder,
} from '../../preview/images/embed-images.ts';
import { LONGER_SIDE } from '../../preview/images/scale-down.ts';
import { createMediaLinks } from '../../preview/media-links.ts';
import { createSpool } from '../../preview/spool.ts';
import { pageParts } from '../../preview/write-page.ts';
import { findProjectSource } from '../../project/find-source.ts';
import { discard } from '../../project/hidden-folder.ts';
import { writing } from '../../project/staging.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { resolvePath } from '../../resolve-path.ts';
import { nowhere } from '../../tasks/task-sink.ts';
import { refusal } from '../outcome/refusal.ts';
import { runImport } from '../outcome/run-import.ts';
import { countFindings, since } from '../outcome/summary.ts';
import { projectFolderOf } from '../push/spool-project.ts';
import { linkRootsOf } from './link-roots.ts';
import { refuseUnusedLabel, shownTasks } from './only.ts';
import { openPage } from './open-page.ts';
import type { PreviewOptions } from './options.ts';
import { pageModel } from './page-model.ts';
import { loadProjectConfig, readProject } from './read-project.ts';
import { findEditor, startEditor } from './start-editor.ts';
import { previewRules } from './usage.ts';
import { createTaskWatch, type TaskWatch } from './watch-tasks.ts';

/** What was read for a page. */
interface Read {
  loaded: LoadedConfig;
  collected: Collected;
  elsewhere: TaskWatch['elsewhere'];
}

/** `lsimport preview`: the import and the checks of `check`, and a page that shows what annotators would see. */
export async function runPreview(options: PreviewOptions, run: Run): Promise<Outcome> {
  const { context } = run;
  refuseWrongUsage(previewRules, options);
  const force = options.force ?? false;
  const destination: LocalDestination = goesToStdout(options.output)
    ? { kind: 'stdout' }
    : fileDestination(options.output!, context);
  refuseExistingOutput(destination, force, 'preview.html');
  const editor = options.editor ? findEditor(options, context) : undefined;
  const folder = makeTemporaryFolder();
  context.atEnd(() => void discard(folder));
  const spool = createSpool(join(folder, 'tasks'));
  const outputs = createOutputs(destination, context, () => {
    throw new Error('There is only one page.');
  });
  let configFile: StagedConfig | undefined;
  try {
    const pageFolder = destination.kind === 'stdout' ? undefined : dirname(destination.path);
    const links = createMediaLinks(pageFolder, linkRootsOf(options, context));
    const collectorOf = (config: LoadedConfig['config']) => {
      const unit = options.compat || options.links === '0.9' ? 'utf16' : 'code-points';
      const { sample, seed, only } = options;
      const keep = options.editor ? editorTaskMaker(config) : undefined;
      return createCollector({ config, unit, sample, seed, only, keep }, spool, links);
    };
    const project = projectFolderOf(options, context);
    const read = await (project === undefined
      ? readInput(options, collectorOf, run)
      : readFolder(project, options, collectorOf, run));
    if ('exitCode' in read) return read;
    refuseUnusedLabel(options.only, read.collected);
    const model = pageModel(options, read, run.log);
    const embedder =
      options.embed === undefined
        ? undefined
        : createImageEmbedder(options.embed * 1e6, pageFolder ?? context.cwd);
    const parts = pageParts(model, tasksIn(spool, read.collected, embedder), links.schemes);
    context.signal.throwIfAborted();
    await writeParts(outputs.nameOf(1), outputs.displayPath, parts, context.signal);
    configFile = await stageConfigFile(options, read.loaded, context);
    await outputs.finish?.();
    const page = destination.kind === 'stdout' ? undefined : destination.path;
    await publishTogether([page, configFile?.path], context, async () => {
      await outputs.publish(force);
      await configFile?.publish('The page is written');
    });
    const outcome = success(options, destination, read, embedder, run);
    const address = editor
      ? await startEditor(editor, options, { ...read, spool, links }, context)
      : undefined;
    if (options.open && destination.kind !== 'stdout') await openPage(address ?? destination.path, context);
    if (address !== undefined) await aborted(context.signal);
    return outcome;
  } finally {
    spool.close();
    configFile?.remove();
    outputs.remove();
  }
}

type CollectorOf = (config: LoadedConfig['config']) => ReturnType<typeof createCollector>;

async function readInput(
  options: PreviewOptions,
  collectorOf: CollectorOf,
  run: Run,
): Promise<Read | Outcome> {
  let collector: ReturnType<typeof createCollector> | undefined;
  const watch = createTaskWatch(run.log, (task) => collector!.add(task));
  const watched = { ...run, log: watch.log };
  const prepared = await prepare({ ...options, followsLinks: true }, watched);
  const { plan, loaded } = prepared;
  if (!plan) return refusal('Nothing', undefined, prepared, run);
  collector = collectorOf(plan.input.config);
  const totals = await runImport(watch.watch(plan), { ...nowhere, restart: watch.restart }, watched);
  watch.finish();
  if (totals.tasks === 0 && run.log.errors > 0) return refusal('Nothing', totals, prepared, run);
  return { loaded, collected: collector.finish(), elsewhere: watch.elsewhere };
}

async function readFolder(
  displayPath: string,
  options: PreviewOptions,
  collectorOf: CollectorOf,
  run: Run,
): Promise<Read | Outcome> {
  const source = findProjectSource(resolvePath(run.context, displayPath), displayPath);
  refuseConfigFile(options, run.context);
  const watch = createTaskWatch(run.log, () => {});
  const watched = { ...run, log: watch.log };
  const loaded = loadProjectConfig(displayPath, options, watched);
  if (loaded.config && run.log.errors === 0) {
    const collector = collectorOf(loaded.config);
    const tasks = await readProject(source, loaded.config, collector.add, watched);
    if (tasks > 0 || run.log.errors === 0) {
      return { loaded, collected: collector.finish(), elsewhere: watch.elsewhere };
    }
  }
  return {
    exitCode: EXIT.refused,
    tasks: 0,
    configFile: loaded.file,
    details: { written: 0 },
    summary: [`Nothing was written: ${countFindings(run.log)} (${since(run)}).`],
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function* tasksIn(
  spool: ReturnType<typeof createSpool>,
  { tasks }: Collected,
  embedder: ImageEmbedder | undefined,
): AsyncGenerator<Uint8Array> {
  for (const { page } of tasks) {
    const task = spool.read(page);
    yield embedder ? await embedder.embed(task) : task;
  }
}

async function writeParts(
  path: string,
  displayPath: string,
  parts: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const fd = writing(displayPath, () => openSync(path, 'w'), 'file');
  try {
    for await (const part of parts) {
      signal.throwIfAborted();
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      for (let at = 0; at < bytes.length; ) {
        at += writing(displayPath, () => writeSync(fd, bytes, at, bytes.length - at), 'file');
      }
    }
  } finally {
    closeSync(fd);
  }
}

function success(
  options: PreviewOptions,
  destination: LocalDestination,
  { loaded, collected }: Read,
  embedder: ImageEmbedder | undefined,
  run: Run,
): Outcome {
  const { tasks, matching, shown, withErrors, withWarnings } = collected.counts;
  const output = destination.kind === 'stdout' ? undefined : destination.displayPath;
  const found = countFindings(run.log);
  const which = shownTasks(options.only, collected.counts);
  return {
    exitCode: EXIT.done,
    tasks,
    configFile: loaded.file,
    details: {
      ...(output !== undefined && { output }),
      ...(embedder && { images: embedder.counts }),
      shown,
      matching,
      withErrors,
      withWarnings,
    },
    summary: [
      `Wrote ${output === undefined ? 'a page' : output} with ${which} in ${since(run)}.`,
      ...(embedder ? listImages(embedder.counts, options.embed!) : []),
      ...(found ? [`  found: ${found}`] : []),
    ],
  };
}

/** What became of the images, and why. */
function listImages({ embedded, scaled, unscaled, linked }: EmbedCounts, room: number): string[] {
  const how = [
    ...(scaled > 0 ? [`${formatCount(scaled)} scaled down to ${formatCount(LONGER_SIDE)} pixels`] : []),
    ...(unscaled > 0 ? [`${formatCount(unscaled)} at full size, as only JPEG and PNG are scaled down`] : []),
  ];
  const rest =
    linked > 0 ? `; ${countOf(linked, 'image')} linked: no room in ${room} MB, or not shown by browsers` : '';
  return [
    `  in the page: ${countOf(embedded, 'image')}${how.length > 0 ? ` (${how.join(', ')})` : ''}${rest}`,
  ];
}
