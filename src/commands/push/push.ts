import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Context, Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { createRejectedOutput, type RejectedOutput } from '../../output/rejected-output.ts';
import { type Prepared, prepare } from '../../plan/prepare.ts';
import { discard } from '../../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import type { Client } from '../../server/client.ts';
import { greet } from '../../server/greet.ts';
import { chooseLeft } from '../../server/left-projects.ts';
import { describeNetwork, NetworkProblem } from '../../server/network-problem.ts';
import { findProject, type Project } from '../../server/projects.ts';
import type { Totals } from '../../tasks/totals.ts';
import { isRefused } from '../outcome/is-refused.ts';
import { refusal } from '../outcome/refusal.ts';
import { countFindings, since } from '../outcome/summary.ts';
import { type ConfigChange, compareConfig, useConfigOf } from './choose-project.ts';
import { connect } from './connect.ts';
import { hashUploads } from './hash-uploads.ts';
import { noMedia } from './identify.ts';
import { findMedia } from './media-paths.ts';
import type { PushOptions } from './options.ts';
import { pushTasks } from './push-tasks.ts';
import { readShards, takeInputs } from './shards-as-input.ts';
import { projectFolderOf, spoolProject } from './spool-project.ts';
import { type Spool, spoolTasks } from './spool-tasks.ts';
import { pushRules } from './usage.ts';

/** `lsimport push`: the checks of `check --server 1.x`, and then the tasks to a project of a running Label Studio, each exactly once. */
export async function runPush(given: PushOptions, run: Run): Promise<Outcome> {
  const options = takeInputs(given);
  refuseWrongUsage(pushRules, options);
  const client = await connect(options, run.context);
  const folder = makeTemporaryFolder();
  run.context.atEnd(() => void discard(folder));
  const rejected = rejectedOf(options, run.context);
  try {
    return await pushTo(client, options, folder, rejected, run);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError')
      throw new UserError(EXIT.interrupted, 'Interrupted. No tasks were sent.');
    throw error instanceof NetworkProblem ? describeNetwork(error, client.address) : error;
  } finally {
    rejected?.remove();
    await client.close();
  }
}

async function pushTo(
  client: Client,
  given: PushOptions,
  folder: string,
  rejected: RejectedOutput | undefined,
  run: Run,
): Promise<Outcome> {
  const { log, context } = run;
  // The server cuts off the spaces around a title.
  const named = given.project!.trim();
  const server = await greet(client);
  const choosing = { signal: context.signal, note: context.reporter.note };
  const project = await findProject(client, named, (titled) => chooseLeft(client, titled, choosing));
  const options = await readShards(given, folder, run);
  if (project && options.sampling !== undefined) context.reporter.note(unusedSampling(project));
  const known = { client, server, project, named, options, run };
  const source = projectFolderOf(options, context);
  if (source) {
    const found = await spoolProject(source, options, folder, run);
    if (!found) return refusedProject(run);
    const { config, spool } = found;
    refuseEmpty(spool, source);
    const configChange: ConfigChange = project ? compareConfig(project, config, options) : 'none';
    const links = { media: noMedia, serving: undefined, dataRoot: options.documentRoot };
    return pushTasks({ ...known, config, configChange, spool, ...links });
  }
  const hasConfig = options.labelConfig !== undefined || options.template !== undefined;
  const full = hasConfig ? options : { ...options, ...useConfigOf(project, named, folder) };
  const prepared = await prepare(mayFollowLinks(full), run, '1.x');
  const { plan } = prepared;
  if (!plan || isRefused(log, undefined, prepared, full)) return refused(undefined, prepared, run);
  refuseOldLinks(prepared);
  const config = Buffer.from(prepared.loaded.bytes).toString('utf8');
  const configChange: ConfigChange = project ? compareConfig(project, config, options) : 'none';

  const media = findMedia(options, plan, prepared, context);
  const spool = await spoolTasks(plan, rejected, { folder, media }, run);
  if (isRefused(log, spool.totals, prepared, full)) return refused(spool.totals, prepared, run);
  refuseEmpty(spool, plan.input.displayPath);
  context.signal.throwIfAborted();
  const outcome = await pushTasks({
    ...known,
    config,
    configChange,
    spool,
    media: await hashUploads(media, spool, context),
    ...(plan.importer.linksFiles?.(plan.input)
      ? { serving: prepared.serving?.(), dataRoot: undefined }
      : { serving: undefined, dataRoot: options.documentRoot }),
  });
  if (!options.dryRun) await rejected?.publish();
  return outcome;
}

/** An empty list is rather a failure of what wrote it than all that there is, and `--prune` would delete every task. */
function refuseEmpty({ ids }: Spool, displayPath: string): void {
  if (ids.length > 0) return;
  throw new UserError(
    EXIT.refused,
    `There are no tasks in ${displayPath}. Nothing was sent or deleted.`,
    'Check how it was made.',
  );
}

function unusedSampling({ id, title }: Project): string {
  return `--sampling applies to a new project only. Project ${id} "${title}" keeps its order, which its settings change.`;
}

/** With a document root, data that links to local files itself is served too; without any option for links, data that names files is refused. */
function mayFollowLinks(options: PushOptions): PushOptions {
  const { links, baseUrl, upload } = options;
  const isOpen = links === undefined && baseUrl === undefined && !upload;
  return isOpen ? { ...options, followsLinks: true } : options;
}

function refused(totals: Totals | undefined, prepared: Prepared, run: Run): Outcome {
  const read = totals ? ` in ${countOf(totals.tasks, 'task')}` : '';
  return {
    ...refusal('Nothing', totals, prepared, run),
    summary: [`Nothing was sent: ${countFindings(run.log)}${read} (${since(run)}).`],
  };
}

function refusedProject(run: Run): Outcome {
  return {
    exitCode: EXIT.refused,
    tasks: 0,
    details: { written: 0 },
    summary: [`Nothing was sent: ${countFindings(run.log)} (${since(run)}).`],
  };
}

function refuseOldLinks({ linksTo09, plan, firstPath }: Prepared): void {
  if (!linksTo09 || !plan?.importer.linksFiles?.(plan.input)) return;
  throw new UserError(
    EXIT.usage,
    firstPath === undefined
      ? `No option says how Label Studio is to get the local files in ${plan.input.displayPath}.`
      : `${plan.input.displayPath} names local files, such as ${quote(firstPath)}, and no option says how Label Studio is to get them.`,
    'Use --upload to send them to the server, --document-root FOLDER if the server can read them, or --links URL if they are on a web server.',
  );
}

function rejectedOf({ rejected }: PushOptions, context: Context): RejectedOutput | undefined {
  if (rejected === undefined) return undefined;
  return createRejectedOutput(rejected, true, context);
}
