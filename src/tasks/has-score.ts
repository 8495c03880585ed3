import { isObject, type Json } from '../json/json.ts';

/** Whether a task has at least one prediction with a score, which is what the score sampling modes go by. */
export function hasScore(task: Json): boolean {
  if (!isObject(task) || !isObject(task.data) || !Array.isArray(task.predictions)) return false;
  return task.predictions.some((prediction) => isObject(prediction) && typeof prediction.score === 'number');
}
