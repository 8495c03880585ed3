import { spawnSync } from 'node:child_process';

/** Whether commands for Python can be run on this machine. */
export const hasPython = spawnSync('python3', ['-V']).status === 0;
