import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseExact } from './exact-json.ts';

/** A task as it stands in tasks.json. */
export interface WrittenTask {
  id: number;
  data: Record<string, unknown>;
  [member: string]: unknown;
}

/** The tasks of a project in the order of their lines in tasks.json; each must stand under its id. */
export function readTasks(project: string): WrittenTask[] {
  const text = readFileSync(join(project, 'tasks.json'), 'utf8');
  const tasks = parseExact(text) as Record<string, WrittenTask>;
  const keys = [...text.matchAll(/^ {2}"(\d+)": \{$/gm)].map(([, key]) => key!);
  if (keys.length !== Object.keys(tasks).length) throw new Error('the same id stands there twice');
  return keys.map((key) => {
    const task = tasks[key]!;
    if (String(task.id) !== key) throw new Error(`the task under ${key} has the id ${task.id}`);
    return task;
  });
}
