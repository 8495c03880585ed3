import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';

/** The tag of a run on this machine whose process has ended. */
export const deadTag = `${spawnSync(process.execPath, ['--version']).pid}-1-${hostname()}`;
