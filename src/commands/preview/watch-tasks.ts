import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import type { Log } from '../../diagnostics/log.ts';
import type { Input } from '../../formats/format.ts';
import type { ImportPlan } from '../../plan/import-plan.ts';
import type { ReadTask } from '../../preview/collect.ts';
import type { Batch } from '../../tasks/batch.ts';
import { isExported } from '../../tasks/from-1x-export.ts';
import { knownUnits } from '../../tasks/process-batch.ts';
import type { FoundInTask } from '../../tasks/task-sink.ts';
import { withExactNumbers } from './exact-numbers.ts';

/** Puts together each task of an import and what was found in it. */
export interface TaskWatch {
  /** The plan whose tasks are watched. */
  watch(plan: ImportPlan): ImportPlan;
  /** The log that findings have to go to. */
  log: Log;
  /** What was found in no task; the first ones. */
  elsewhere: { finding: Finding; place: Place }[];
  /** Takes notice that the tasks come once more. */
  restart(): void;
  /** To be called when all were read. */
  finish(): void;
}

/** Findings outside of tasks that are kept, and those of one task. */
const MOST = 200;

export function createTaskWatch(log: Log, take: (task: ReadTask) => void): TaskWatch {
  /** The task that is being checked; what is found in it comes before the next one is read. */
  let current: (ReadTask & { findings: FoundInTask[] }) | undefined;
  let position = 0;
  let isOver = false;
  const elsewhere: TaskWatch['elsewhere'] = [];

  const finish = () => {
    if (!current) return;
    const task = current;
    current = undefined;
    position++;
    take(task);
  };
  const watched: Log = Object.create(log, {
    add: {
      value: (finding: Finding, where: () => Place, task?: number) => {
        log.add(finding, where, task);
        if (current && task === position) {
          if (current.findings.length < MOST) current.findings.push({ finding, where });
        } else if (elsewhere.length < MOST) elsewhere.push({ finding, place: where() });
      },
    },
  });
  const watchBatch = (batch: Batch): Batch =>
    Object.create(batch, {
      read: {
        value: (index: number) => {
          finish();
          const record = batch.read(index);
          if (record && !isOver) {
            const value = withExactNumbers(record);
            const known = knownUnits(batch, isExported(value));
            current = { value, known, findings: [], locate: () => batch.locate(index) };
          }
          return record;
        },
      },
    });
  return {
    log: watched,
    elsewhere,
    finish,
    restart() {
      finish();
      isOver = true;
    },
    watch(plan) {
      // Tasks that other threads read are not seen here.
      const { inParallel: _, ...importer } = plan.importer;
      return {
        ...plan,
        invalidTasks: 'keep',
        importer: {
          ...importer,
          *read(input: Input) {
            for (const batch of importer.read(input)) {
              yield watchBatch(batch);
              // A batch is valid until the next one is asked for.
              finish();
            }
          },
        },
      };
    },
  };
}
