import type { Json, JsonObject } from '../../json/json.ts';

/** Keys under which a task holds annotations: 0.9's and 1.x's. */
export const finishedWork = ['completions', 'annotations'] as const;

/** Whether a task has annotations, which in a project folder belong in a file of their own. */
export function hasFinishedWork(task: JsonObject): boolean {
  return isNonEmptyList(task.completions) || isNonEmptyList(task.annotations);
}

/** Whether a member of a task is a list of annotations that is not empty. */
export function isFinishedWork(key: string, task: JsonObject): boolean {
  return (finishedWork as readonly string[]).includes(key) && isNonEmptyList(task[key]);
}

function isNonEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}
