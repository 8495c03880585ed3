import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeMark } from '../../src/project/mark.ts';
import { type Owner, thisRun } from '../../src/project/owner.ts';
import { writeFiles } from './temporary-folder.ts';

/** A run of this system whose process has ended. */
export const deadRun: Owner = {
  ...thisRun(),
  pid: spawnSync(process.execPath, ['--version']).pid,
  started: 1,
};

/** Whether the system tells that a run has ended; elsewhere nothing is ever cleaned up. */
export const canTellDead = deadRun.system !== undefined;

/** Makes the hidden folder of a run, with its mark and with files in it. */
export function leaveFolder(
  parent: string,
  files: Record<string, string>,
  { owner = deadRun, name = '.lsimport-aB3dE6' } = {},
): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  writeMark(folder, owner);
  writeFiles(folder, files);
  return name;
}
