import type { Server } from './server.ts';

/** A task as the API of 0.9.1 lists it, as far as the tests look at it. */
export interface Task09 {
  id: number;
  data: Record<string, unknown>;
  completions?: Record<string, unknown>[];
  predictions?: Record<string, unknown>[];
  total_completions: number;
  total_predictions: number;
}

export const allTasks09 = '/api/tasks?fields=all&page_size=100000';

/** All tasks of the project that the server was started on, by id. */
export async function listTasks09(server: Server): Promise<Task09[]> {
  const { tasks } = await server.api<{ tasks: Task09[] }>(allTasks09);
  return tasks;
}

/** The task that the project's sampling hands out next; undefined when there is none. */
export async function nextTask09(server: Server): Promise<Task09 | undefined> {
  const answer = await server.fetch('/api/project/next');
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`No next task: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Task09;
}
