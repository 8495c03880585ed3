import { writeFileSync } from 'node:fs';
import type { Context, Run } from '../../context.ts';
import type { Log } from '../../diagnostics/log.ts';
import { EXIT, UserError } from '../../errors.ts';
import { readVersion } from '../../package-files.ts';
import type { LoadedConfig } from '../../plan/config/load-label-config.ts';
import type { ImportPlan } from '../../plan/import-plan.ts';
import type { Part } from '../../plan/input/part.ts';
import { writing } from '../../project/staging.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import {
  hashFile,
  hashOf,
  isIntact,
  type Manifest,
  manifestOf,
  orderOf,
  printManifest,
} from '../../shards/manifest.ts';
import { type TaskWatch, watchTasks } from '../../shards/task-order.ts';
import type { Totals } from '../../tasks/totals.ts';
import type { FormedSink } from '../../writers/writer-form.ts';
import { since } from '../outcome/summary.ts';
import type { ConvertOptions } from './options.ts';
import type { ShardPlace } from './shard-place.ts';

/** What of a shard is known before its tasks are read. */
type Known = Pick<Manifest, 'lsimport' | 'format' | 'form' | 'options' | 'config'> & { shard: Part['shard'] };

/** The output of one shard, with its manifest. */
export interface ShardOutput {
  watch: TaskWatch;
  /** The shard as an earlier run made it with the same options, which need not be done again. */
  finished(): Promise<Manifest | undefined>;
  /** Writes the manifest, when the output is whole. */
  finish(totals: Totals, log: Log): Promise<void>;
  /** Makes the manifest appear, before the output does: without that it says nothing. */
  publish(): Promise<void>;
  remove(): void;
}

/** `staged` is the output as long as it has another name. */
export function createShardOutput(
  place: ShardPlace,
  staged: string,
  part: Part,
  plan: ImportPlan,
  loaded: LoadedConfig,
  options: ConvertOptions,
  { reporter }: Context,
): ShardOutput {
  const { shard, pathOf } = part;
  const { name, displayPath } = place;
  const order = pathOf && place.beside(orderOf(''));
  const manifest = place.beside(manifestOf(''));
  const known: Known = {
    lsimport: readVersion(),
    shard,
    format: plan.importer.name,
    form: options.to ?? 'tasks',
    options: hashOptions(options),
    config: hashOf(loaded.bytes),
  };
  const watch = watchTasks(order?.path, pathOf ?? String);
  return {
    watch,
    async finished() {
      const there = await place.find();
      if (!there) return undefined;
      const found = there.manifest;
      const differing = differenceOf(found, known) ?? inputDifference(found, part);
      if (differing === undefined) {
        await there.fetch?.();
        if (await isIntact(found, there.path)) return found;
      }
      throw new UserError(
        EXIT.unwritable,
        `${displayPath} already exists, and is ${differing === undefined ? 'not what its manifest says' : `of ${differing}`}.`,
        'Choose another name, or use --force to replace it.',
      );
    },
    async finish(totals, log) {
      const { kept, counted, greatest } = watch.close();
      const made: Manifest = {
        manifest: 1,
        ...known,
        input: { path: plan.input.displayPath, ...part.identity() },
        output: await hashFile(staged, name),
        ...(order && { order: await hashFile(order.path, orderOf(name)) }),
        tasks: totals.tasks,
        written: totals.written,
        rejected: totals.rejected,
        ids: { first: plan.firstId, kept, counted, greatest },
        findings: countByCode(log),
        skipped: Object.fromEntries(totals.skipped),
      };
      writing(manifestOf(displayPath), () => writeFileSync(manifest.path, printManifest(made)), 'file');
    },
    async publish() {
      await order?.publish();
      await manifest.publish();
    },
    remove() {
      for (const file of [order, manifest]) {
        const left = file?.remove();
        if (left !== undefined) reporter.note(left);
      }
    },
  };
}

/** What is different about a shard that is there, in words that follow "of"; undefined when nothing is. */
export function differenceOf(found: Manifest, wanted: Known | Manifest): string | undefined {
  if (found.lsimport !== wanted.lsimport) return `another version of lsimport, ${found.lsimport}`;
  if (found.shard?.count !== wanted.shard?.count || found.shard?.index !== wanted.shard?.index)
    return 'another shard';
  if (found.format !== wanted.format) return `another input format, ${found.format}`;
  if (found.form !== wanted.form) return `another form, --to ${found.form}`;
  if (found.config !== wanted.config) return 'another label config';
  return found.options === wanted.options ? undefined : 'other options';
}

/** Of files, what there is is only known when all were looked at. */
function inputDifference({ input }: Manifest, { pathOf, identity }: Part): string | undefined {
  if (pathOf) return undefined;
  const { path: _, ...own } = input;
  return JSON.stringify(own) === JSON.stringify(identity()) ? undefined : 'another input';
}

/** Options that do not change tasks; the label config has a hash of its own. */
const without = new Set([
  ...['inputPath', 'output', 'rejected', 'shard', 'json', 'quiet', 'color', 'force', 'strict'],
  ...['sarif', 'maxDiagnostics', 'writeConfig', 'labelConfig', 'template', 'threads'],
]);

function hashOptions(options: ConvertOptions): string {
  const given = Object.entries(options).filter(([name, value]) => value !== undefined && !without.has(name));
  return hashOf(JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function countByCode(log: Log): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { code, count } of log.groups) counts.set(code, (counts.get(code) ?? 0) + count);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts the shard into the names of outputs. */
export function nameShard(options: ConvertOptions): ConvertOptions {
  const { shard, output, rejected } = options;
  if (!shard) return options;
  const fill = (name: string) =>
    name.replaceAll('{shard}', String(shard.index)).replaceAll('{shards}', String(shard.count));
  return {
    ...options,
    ...(output !== undefined && { output: fill(output) }),
    ...(rejected !== undefined && { rejected: fill(rejected) }),
  };
}

/** A sink that also has the watch of a shard begin anew. */
export function watching(sink: FormedSink, shard: ShardOutput | undefined): FormedSink {
  if (!shard) return sink;
  return {
    ...sink,
    restart() {
      shard.watch.restart();
      sink.restart();
    },
  };
}

/** How a run ends whose shard an earlier run has finished. */
export function isFinished(displayPath: string, found: Manifest, run: Run): Outcome {
  const { tasks, written, rejected, skipped } = found;
  return {
    exitCode: EXIT.done,
    tasks,
    details: { output: displayPath, written, rejected, skipped, finishedBefore: true },
    summary: [
      `${displayPath} is finished already, with ${countOf(written, 'task')}; nothing was done (${since(run)}).`,
    ],
  };
}
