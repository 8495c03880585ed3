import { resolve } from 'node:path';

/** What gives a path as it was typed its meaning. */
export interface Surroundings {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A path as the user typed it, made absolute; a tilde is the home directory also where the shell left it (`--input-path=~/x`). */
export function resolvePath({ cwd, env }: Surroundings, path: string): string {
  const home = env.HOME ?? env.USERPROFILE;
  return resolve(cwd, home && /^~(?=[/\\]|$)/.test(path) ? home + path.slice(1) : path);
}
