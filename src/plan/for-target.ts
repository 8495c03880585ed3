import type { Way } from '../checks/server/server-check.ts';
import type { TargetServer } from '../checks/server/servers.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Log } from '../diagnostics/log.ts';
import { nowhere, type TaskSink } from '../tasks/task-sink.ts';
import type { ImportPlan } from './import-plan.ts';

/** An import plan whose tasks are also checked for one server, and what is to be called when all were read. */
export interface TargetPlan {
  plan: ImportPlan;
  sink: TaskSink;
  finish(tasks: number): void;
}

/** Formats of tasks, and of texts and tables that Label Studio imports: their files can be uploaded as they are. */
const taskFormats = ['json', 'jsonl', 'json-dir', 'csv', 'tsv', 'text'];

/** How tasks get to a server where nothing says it: labels of other formats are written for it first, under its names. */
export function usualWay({ importer: { name, options } }: ImportPlan): Way {
  return options?.includes('labelsAs') && !taskFormats.includes(name) ? 'written' : 'as they are';
}

/** Adds the checks of `--server` to a plan. */
export async function forTarget(
  plan: ImportPlan,
  server: TargetServer,
  log: Log,
  way: Way,
): Promise<TargetPlan> {
  const { checksForTarget } = await import('../checks/server/checks-for-target.ts');
  const { checkInputFile } = await import('../checks/server/check-input-file.ts');
  const { input, importer } = plan;
  const { target, check, isFor1x } = checksForTarget(plan.check, input.config, { server, way });
  const reportInput: Report = (finding) => log.add(finding, () => ({ file: input.displayPath }));
  // What is pushed is kept as it is seen, in this thread.
  const { inParallel: _, ...inOneThread } = importer;
  return {
    plan: {
      ...plan,
      importer: way === 'pushed' ? inOneThread : importer,
      offsets: { to: undefined, server },
      check,
      isFor1x,
      target,
    },
    sink: { ...nowhere, restart: () => void target.take() },
    finish(tasks) {
      target.finish(reportInput, tasks);
      const isFile = way === 'as they are' && importer.input === 'file' && importer.linksFiles === undefined;
      if (server === '1.x' && isFile && input.displayPath !== '<stdin>')
        checkInputFile(input.path, input.displayPath, reportInput);
    },
  };
}
