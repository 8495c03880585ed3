import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/lsimport.js', import.meta.url));

/** Runs the built lsimport in a folder; throws what it printed unless it exits with 0. Returns stdout and stderr as one text. */
export function lsimport(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`lsimport ${args.join(' ')} exited with ${status}:\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}
