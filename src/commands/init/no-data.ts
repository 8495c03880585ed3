import { join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { ConfigMembers } from '../../project/config-json.ts';
import { readProjectTasks } from '../../project/read-tasks.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { countOf } from '../../report/format.ts';
import type { InitOptions } from './options.ts';

export const noDataNote = 'No input given, so the project has no tasks. Add data with -i PATH.';

/** Whether neither the command line nor a config.json of the user's own says where tasks come from. 0.9.1 takes that as it is. */
export function hasNoData({ inputPath, source, compat }: InitOptions, config: ConfigMembers): boolean {
  return inputPath === undefined && !source && !config.has('source') && !compat;
}

/** Refuses to replace a project that has tasks by one without any, which nobody means who only forgot the data. */
export function refuseToEmpty(project: string, displayPath: string): void {
  const tasks = countTasks(join(project, 'tasks.json'), join(displayPath, 'tasks.json'));
  if (tasks === 0) return;
  throw new UserError(
    EXIT.unwritable,
    `No input given; --force would replace the ${countOf(tasks, 'task')} of ${displayPath} with none.`,
    'Add the data with -i PATH, or choose another name.',
  );
}

/** How many tasks of a tasks.json can be read; none when there is no such file. */
function countTasks(path: string, displayPath: string): number {
  if (!whatIsAt(path)?.isFile()) return 0;
  let count = 0;
  for (const _ of readProjectTasks(path, displayPath, () => {})) count++;
  return count;
}
