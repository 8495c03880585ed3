import { hasFinishedWork } from '../checks/server/finished-work.ts';
import { isObject, type Json } from '../json/json.ts';

/** Tasks with something that `label-studio start FOLDER` of Label Studio 1.x drops when it migrates the project. */
export interface NotIn1x {
  meta: number;
  ids: number;
  modelVersions: number;
  /** Tasks with completions, which 1.x turns into annotations that belong to no project. */
  finished: number;
}

export function countNotIn1x(task: Json, ownId: number | undefined, counts: NotIn1x): void {
  if (!isObject(task)) return;
  if (ownId !== undefined) counts.ids++;
  if (!isObject(task.data)) return;
  if (isObject(task.meta) && Object.keys(task.meta).length > 0) counts.meta++;
  if (hasFinishedWork(task)) counts.finished++;
  const { predictions } = task;
  if (Array.isArray(predictions) && predictions.some(hasModelVersion)) counts.modelVersions++;
}

function hasModelVersion(prediction: Json): boolean {
  return (
    isObject(prediction) && typeof prediction.model_version === 'string' && prediction.model_version !== ''
  );
}
