import { join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { describeServing, type Serving } from '../../links/serving.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { resolvePath } from '../../resolve-path.ts';
import { takeOver } from '../../server/left-projects.ts';
import { lockProject } from '../../server/lock.ts';
import { countMarked, deleteTasks, listMarked } from '../../server/marked-tasks.ts';
import { countProject, type Project, removeEmptyProject } from '../../server/projects.ts';
import { ServerError } from '../../server/server-error.ts';
import { refuseEndless } from '../../server/settle.ts';
import { createUploader } from '../../server/uploads/upload-files.ts';
import { compareConfig, createProject, judgeConfig, sendConfig } from './choose-project.ts';
import { chooseVersion } from './choose-version.ts';
import { type Comparison, compare, keepCounts } from './compare.ts';
import { completeTasks } from './complete-tasks.ts';
import type { Push } from './job.ts';
import { proveBuckets } from './prove-buckets.ts';
import { isShown, proveMedia } from './prove-media.ts';
import { proveWeb } from './prove-web.ts';
import { type Sent, sendTasks } from './send-tasks.ts';
import { foreseeVersion, noteUnused, showVersion } from './show-version.ts';
import { describePlan, dryRun, success } from './summary.ts';

type Marked = Awaited<ReturnType<typeof countMarked>>;

/** Anything that push has sent has this in its meta. */
const ANY_MARKER = '"lsimport"';

/** Brings checked tasks to the server. */
export async function pushTasks(push: Push): Promise<Outcome> {
  const { client, spool, options, run } = push;
  const { reporter, signal } = run.context;
  if (push.project && push.configChange === 'update')
    for (const line of await judgeConfig(client, push.project, push.config)) reporter.note(line);
  if (options.dryRun) {
    const compared = await look(push, push.project);
    const serving = servingOf(push, compared);
    if (compared.link !== undefined) await isShown(client, compared.link, serving);
    if (compared.webLink !== undefined) await proveWeb(compared.webLink, run.context);
    const version = chooseVersion(compared, options.modelVersion, push.project);
    const shown = await foreseeVersion(client, push.project, version, compared);
    noteUnused(shown, options.modelVersion, reporter.note);
    return dryRun(push, compared, version, shown);
  }
  // What can be refused is refused before a project is made.
  if (!push.project) await lookAhead(push);
  const { project, isOwn } = push.project
    ? { project: push.project, isOwn: false }
    : await createProject(client, push.named, push.config, options, { signal, note: reporter.note });
  const configChange =
    push.project || isOwn ? push.configChange : compareConfig(project, push.config, options);
  const lock = await lockProject(client, project.id, { signal, note: reporter.note });
  const sent: Sent = {
    tasks: 0,
    isSending: false,
    predictions: 0,
    chunks: 0,
    doubts: 0,
    completed: 0,
    incomplete: [],
  };
  try {
    if (!isOwn) await takeOver(client, project);
    let compared = await look(push, isOwn ? undefined : project);
    const serving = servingOf(push, compared);
    const version = chooseVersion(compared, options.modelVersion, project);
    for (const line of describePlan(push, project, compared, { version, made: isOwn })) reporter.note(line);
    const { storageAdded, bucketsAdded } = await proveLinks(push, project.id, compared, serving).catch(
      async (error: unknown) => {
        if (isOwn) await removeEmptyProject(client, project.id).catch(() => {});
        throw error;
      },
    );
    if (configChange !== 'none') await sendConfig(client, project, push.config);
    // What could not be deleted has been annotated since it was listed.
    for (
      let times = 0;
      (await deleteTasks(client, project.id, compared.unwanted)) < compared.unwanted.length;
      times++
    ) {
      refuseEndless(times, compared.unwanted.length);
      compared = keepCounts(compared, await look(push, project));
    }
    const before = isOwn ? { tasks: 0, predictions: 0 } : await countMarked(client, project.id, ANY_MARKER);
    const uploader = createUploader(client, project.id, { signal });
    const sending = { client, project: project.id, lock, version, media: push.media, uploader };
    await sendTasks(spool, compared, sending, sent, run.context);
    await completeTasks(spool, compared, sending, sent, { marker: ANY_MARKER, signal });
    await prove(push, project.id, before, sent);
    await uploader.tidy();
    const pruned = await deleteTasks(client, project.id, compared.pruned);
    compared.annotated.vanished.count += compared.pruned.length - pruned;
    const shown = await showVersion(client, project, version);
    noteUnused(shown, options.modelVersion, reporter.note);
    const counts = await countProject(client, project.id);
    return success(push, {
      project,
      made: isOwn,
      bucketsAdded,
      storageAdded: storageAdded ? serving!.storage.path : undefined,
      compared,
      version,
      shown,
      sent,
      pruned,
      counts,
      uploaded: uploader.sent,
    });
  } catch (error) {
    throw signal.aborted ? interrupted(sent) : error;
  } finally {
    // Without a server there is nothing to take the lock from; the next push removes it.
    await lock.release().catch(() => {});
  }
}

/** Refuses what is wrong whatever the project is like: several versions, local files that are not served. */
async function lookAhead(push: Push): Promise<void> {
  const compared = await look(push, undefined);
  const serving = servingOf(push, compared);
  chooseVersion(compared, push.options.modelVersion, undefined);
  if (compared.link !== undefined) await isShown(push.client, compared.link, serving);
  if (compared.webLink !== undefined) await proveWeb(compared.webLink, push.run.context);
}

/** Proves that the server shows what the tasks link to, and gives the project the storages that it needs for it. */
async function proveLinks(
  push: Push,
  project: number,
  { link, webLink, bucketLinks }: Comparison,
  serving: Serving | undefined,
): Promise<{ storageAdded: boolean; bucketsAdded: string[] }> {
  const { client, run } = push;
  const { signal } = run.context;
  // For a project that was just made it was asked for before.
  if (push.project && webLink !== undefined) await proveWeb(webLink, run.context);
  const storageAdded = link !== undefined && (await proveMedia(client, project, link, serving, signal));
  return { storageAdded, bucketsAdded: await proveBuckets(push, project, bucketLinks) };
}

/** What the server needs to show local files: those that lsimport links to, or those that the data links to itself. */
function servingOf({ serving, dataRoot, run, spool }: Push, { folder }: Comparison): Serving | undefined {
  if (dataRoot === undefined || spool.ids.length === 0) return serving;
  if (!folder) {
    throw new UserError(
      EXIT.usage,
      '--document-root does not apply: the tasks have no links to local files (/data/local-files/?d=...).',
      'Remove it.',
    );
  }
  const root = resolvePath(run.context, dataRoot);
  return describeServing(root, join(root, ...folder), folder);
}

/** What the project has of the input already. */
async function look(
  { client, spool, media, options }: Push,
  project: Project | undefined,
): Promise<Comparison> {
  const marked = project ? await listMarked(client, project.id, ANY_MARKER) : [];
  return compare(spool, marked, media, options);
}

/**
 * Compares how much there is more on the server with what was sent: a request that was given up may have arrived after all. Where it is not
 * the same, every task is looked at.
 */
async function prove(push: Push, project: number, before: Marked, sent: Sent): Promise<void> {
  const { client, spool, media } = push;
  const now = await countMarked(client, project, ANY_MARKER);
  const isExact =
    now.tasks === before.tasks + sent.tasks && now.predictions >= before.predictions + sent.predictions;
  if (isExact) return;
  const after = compare(spool, await listMarked(client, project, ANY_MARKER), media, {});
  await deleteTasks(client, project, after.unwanted);
  // Those that could not be completed are named in the summary.
  const lost = after.fresh + after.incomplete + Math.max(0, after.bare.size - sent.incomplete.length);
  if (lost === 0) return;
  throw new ServerError(
    `${countOf(lost, 'task')} did not stay on the server.`,
    'Run the same command again: it sends what is missing.',
    true,
  );
}

function interrupted({ tasks, isSending }: Sent): UserError {
  const sent = `${countOf(tasks, 'task')} sent`;
  return new UserError(
    EXIT.interrupted,
    isSending
      ? `Interrupted. At least ${sent}; the request on its way may arrive, too.`
      : `Interrupted. ${sent}.`,
    'Run the same command again to send the rest; nothing is sent twice.',
  );
}
