import { basename, dirname } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { isObject } from '../../json/json.ts';
import { readProjectTasks } from '../../project/read-tasks.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { readHead } from '../../readers/head.ts';
import type { InputPath } from '../input/input-path.ts';

/** Refuses the tasks.json of a project: it is one object, and would become one task with all tasks as its data. */
export function refuseTasksJson(importer: Importer, { path, displayPath }: InputPath): void {
  if (importer.name !== 'json' || !isTasksById(path, displayPath)) return;
  const project =
    basename(displayPath) === 'tasks.json' ? quotePathForShell(dirname(displayPath)) : 'PROJECT';
  throw new UserError(
    EXIT.refused,
    `${displayPath} is not a list of tasks but has them by id, like the tasks.json of a project.`,
    `To get the tasks of a project as a list: lsimport export ${project}`,
  );
}

/** Whether the first member of a JSON object is a task under its id. */
function isTasksById(path: string, displayPath: string): boolean {
  const head = readHead(path, displayPath, 1 << 10).bytes.toString('latin1');
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*\{\s*"\d+"\s*:\s*\{/.test(head)) return false;
  for (const { id, record } of readProjectTasks(path, displayPath, () => {})) {
    const { value: task } = record;
    return isObject(task) && task.id === id && isObject(task.data);
  }
  return false;
}
