import { isObject, type Json } from '../../json/json.ts';

/**
 * What the score sampling modes of Label Studio 0.9 go by: the average score of a task's predictions (its Project.next_task). Less than any
 * score when a prediction has none, or there is none; 0.9 never hands out such tasks.
 */
export function averageScore(task: Json): number {
  const predictions = isObject(task) && Array.isArray(task.predictions) ? task.predictions : [];
  const scores = predictions.map((prediction) => (isObject(prediction) ? prediction.score : undefined));
  if (scores.length === 0 || !scores.every((score) => typeof score === 'number'))
    return Number.NEGATIVE_INFINITY;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
