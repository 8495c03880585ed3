import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import type { ConfigMembers } from '../../project/config-json.ts';
import { readProjectTasks } from '../../project/read-tasks.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import type { InitOptions } from './options.ts';

/** Whether neither the command line nor a config.json of the user's own says where tasks come from. 0.9.1 takes that as it is. */
export function hasNoData({ inputPath, source, compat }: InitOptions, config: ConfigMembers): boolean {
  return inputPath === undefined && !source && !config.has('source') && !compat;
}

/** Says that a project gets no tasks, and how many `--force` takes away: who only forgot the data must see it. */
export function noDataNote(project: string, displayPath: string, force = false): string | undefined {
  const tasks = countTasks(join(project, 'tasks.json'), join(displayPath, 'tasks.json'));
  if (force && tasks === 0) return undefined;
  const instead = tasks === 0 ? '' : ` in place of ${tasks}`;
  return `No input given, so the project has no tasks${instead}. To add some, run it again with -i PATH --force.`;
}

/** How many tasks a tasks.json has; none where there is no such file, or none that can be read. */
function countTasks(path: string, displayPath: string): number {
  if (!whatIsAt(path)?.isFile()) return 0;
  let count = 0;
  try {
    for (const _ of readProjectTasks(path, displayPath, () => {})) count++;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 0;
  }
  return count;
}
