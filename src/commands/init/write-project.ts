import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../context.ts';
import { isFor1x, offsetsOfProject } from '../../plan/choose-offsets.ts';
import { forTarget } from '../../plan/for-target.ts';
import type { Prepared } from '../../plan/prepare.ts';
import { type ConfigMembers, offsetsMember, printConfig } from '../../project/config-json.ts';
import { dryTasks } from '../../project/dry-tasks.ts';
import { labelConfigFile } from '../../project/label-config-file.ts';
import { writing } from '../../project/staging.ts';
import { createTasksFile } from '../../project/tasks-file.ts';
import type { Totals } from '../../tasks/totals.ts';
import { runImport } from '../outcome/run-import.ts';
import type { InitOptions } from './options.ts';

/** Writes a whole project into a folder, or only goes through it without one; returns what became of the tasks, if there was input. */
export async function writeProject(
  folder: string | undefined,
  config: ConfigMembers,
  { profile, loaded, plan, storage }: Prepared,
  options: InitOptions,
  run: Run,
): Promise<Totals | undefined> {
  const write = (name: string, bytes: Uint8Array) => {
    if (folder === undefined) return;
    const path = join(folder, name);
    writing(path, () => writeFileSync(path, bytes));
  };
  if (folder !== undefined && !options.target) writing(folder, () => mkdirSync(join(folder, 'completions')));
  const offsets = offsetsOfProject(options, profile);
  let totals: Totals | undefined;
  // 1.x reads tasks.json even when the tasks are elsewhere; 0.9.1 does not write it then.
  if (options.source && profile.opensIn1x) write('tasks.json', Buffer.from('{}'));
  if (!options.source) {
    const tasks = folder === undefined ? dryTasks(plan?.migration) : createTasksFile(folder, plan?.migration);
    try {
      const isForServer = isFor1x(options) && !profile.follows;
      const target = plan && isForServer ? await forTarget(plan, '1.x', run.log, 'project') : undefined;
      const restart = () => {
        target?.sink.restart();
        tasks.restart();
      };
      totals = plan && (await runImport({ ...(target?.plan ?? plan), offsets }, { ...tasks, restart }, run));
      target?.finish(totals?.tasks ?? 0);
    } finally {
      await tasks.close();
    }
  }
  write('config.xml', profile.opensIn1x ? labelConfigFile(loaded.bytes) : loaded.bytes);
  if (plan?.importer.spans && offsets.to === 'code-points') config.set(...offsetsMember);
  const source = options.source ? undefined : storage?.();
  if (source) config.set('source', JSON.stringify(source));
  write('config.json', printConfig(config));
  return totals;
}
