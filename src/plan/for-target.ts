import type { TargetServer } from '../checks/server/servers.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isError } from '../diagnostics/is-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { nowhere, type TaskSink } from '../tasks/task-sink.ts';
import type { ImportPlan } from './import-plan.ts';

/** An import plan whose tasks are also checked for one server, and what is to be called when all were read. */
export interface TargetPlan {
  plan: ImportPlan;
  sink: TaskSink;
  finish(tasks: number): void;
}

/** Adds the checks of `--server` to a plan. They come last: of what is wrong anyway nothing more is said. */
export async function forTarget(
  plan: ImportPlan,
  server: TargetServer,
  log: Log,
  /** Whether push sends the tasks: then nobody uploads the input as it is, and all predictions get one version. */
  { isPushed = false } = {},
): Promise<TargetPlan> {
  const { createTargetCheck } = await import('../checks/server/server-check.ts');
  const { checksFor1x } = await import('../checks/server/refused-by-1x.ts');
  const { checkInputFile } = await import('../checks/server/check-input-file.ts');
  const { input } = plan;
  const check = server === '1.x' ? checksFor1x(plan.check, input.config) : plan.check;
  let target = createTargetCheck(server, input.config, !isPushed);
  const reportInput: Report = (finding) => log.add(finding, () => ({ file: input.displayPath }));
  // What is counted over all tasks is counted in one thread.
  const { inParallel: _, ...importer } = plan.importer;
  return {
    plan: {
      ...plan,
      importer,
      offsets: { to: undefined, server },
      check(task, report) {
        let errors = 0;
        check(task, (finding) => {
          if (isError(finding)) errors++;
          report(finding);
        });
        if (errors === 0) target.check(task, isPushed ? unlessPushSolves(report) : report);
      },
    },
    sink: {
      ...nowhere,
      restart() {
        target = createTargetCheck(server, input.config, !isPushed);
      },
    },
    finish(tasks) {
      target.finish(isPushed ? unlessPushSolves(reportInput) : reportInput, tasks);
      const isFile = !isPushed && importer.input === 'file' && importer.linksFiles === undefined;
      if (server === '1.x' && isFile && input.displayPath !== '<stdin>')
        checkInputFile(input.path, input.displayPath, reportInput);
    },
  };
}

/** What is wrong with tasks only when they are uploaded as they are: push renames completions, omits what
 * only other servers know, and adds the storages of buckets. */
const solvedByPush = new Set([
  'work-under-other-name',
  'ground-truth-by-default',
  'unknown-annotator',
  'prediction-not-shown',
  'link-needs-storage',
]);

/** Passes on what is found in tasks that push is about to send. */
export function unlessPushSolves(report: Report): Report {
  return (finding) => {
    if (!solvedByPush.has(finding.code)) report(finding);
  };
}
