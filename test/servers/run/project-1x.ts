import type { Server } from './server.ts';

/** A project as the API of 1.x shows it, as far as the tests look at it. */
export interface Project1x {
  id: number;
  title: string;
  description: string;
  label_config: string;
  sampling: string;
  task_number: number;
  total_annotations_number: number;
  total_predictions_number: number;
}

export interface Task1x {
  id: number;
  /** Its number in the project, in the order of migration. */
  inner_id: number;
  data: Record<string, unknown>;
  annotations: Annotation1x[];
  predictions: Prediction1x[];
}

export interface Annotation1x {
  id: number;
  result: unknown;
  lead_time: number | null;
  was_cancelled: boolean;
  created_at: string;
}

export interface Prediction1x {
  result: unknown;
  score: number | null;
  created_at: string;
  model_version: string;
}

/** The only project of the server. Throws when there is none, or another one. */
export async function onlyProject1x(server: Server): Promise<Project1x> {
  const { results } = await server.api<{ results: Project1x[] }>('/api/projects/');
  if (results.length !== 1) throw new Error(`There are ${results.length} projects.`);
  return results[0]!;
}

export const tasksPage1x = (project: number, page = 1) =>
  `/api/tasks?project=${project}&fields=all&page_size=500&page=${page}`;

/** All tasks of a project with all that belongs to them, in the order of migration. */
export async function listTasks1x(server: Server, project: number): Promise<Task1x[]> {
  const tasks: Task1x[] = [];
  for (let page = 1; ; page++) {
    const answer = await server.api<{ tasks: Task1x[]; total: number }>(tasksPage1x(project, page));
    tasks.push(...answer.tasks);
    if (tasks.length >= answer.total || answer.tasks.length === 0) break;
  }
  return tasks.sort((a, b) => a.inner_id - b.inner_id);
}
