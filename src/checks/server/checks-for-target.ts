import type { LabelConfig } from '../../label-config/model.ts';
import type { TaskCheck } from '../check-task.ts';
import { checksFor1x } from './refused-by-1x.ts';
import { createTargetCheck, type TargetCheck, thenForTarget } from './server-check.ts';

/** The checks of tasks that are for one server. */
export interface ChecksForTarget {
  check: TaskCheck;
  target: TargetCheck;
  /** Whether the tasks are for Label Studio 1.x only; a project is also for 0.9. */
  isFor1x: boolean;
}

/** Adds the checks of a target to others, in any thread. They come last: of what is wrong anyway nothing more is said. */
export function checksForTarget(
  check: TaskCheck,
  config: LabelConfig | undefined,
  { server, way }: Pick<TargetCheck, 'server' | 'way'>,
): ChecksForTarget {
  const target = createTargetCheck(server, config, way);
  const isFor1x = server === '1.x' && way !== 'project';
  return { check: thenForTarget(isFor1x ? checksFor1x(check, config) : check, target), target, isFor1x };
}
