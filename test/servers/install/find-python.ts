import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Release } from './releases.ts';

/** A Python that the release runs on: the one that its environment variable names, else one of pyenv's, else one on the PATH. */
export function findPython({ version, pythonMinors, pythonVariable }: Release): string {
  const wanted = pythonMinors.map((minor) => `3.${minor}`).join(', ');
  const named = process.env[pythonVariable];
  if (named) {
    if (isFitting(named, pythonMinors)) return named;
    throw new Error(
      `${pythonVariable} is ${JSON.stringify(named)}, but label-studio ${version} needs a Python ${wanted} with venv.`,
    );
  }
  const found = candidates(pythonMinors).find((python) => isFitting(python, pythonMinors));
  if (found) return found;
  throw new Error(
    `No Python fits label-studio ${version}: it needs one of ${wanted}, with venv. ` +
      `Install one (pyenv and the PATH are searched), or name it in ${pythonVariable}.`,
  );
}

function candidates(minors: readonly number[]): string[] {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const versions = existsSync(pyenv) ? readdirSync(pyenv) : [];
  return [
    ...minors
      .flatMap((minor) => versions.filter((name) => name.startsWith(`3.${minor}.`)))
      .map((name) => join(pyenv, name, 'bin', 'python')),
    ...minors.map((minor) => `python3.${minor}`),
    'python3',
  ];
}

/** Asks the program itself: a name on the PATH may be a shim without a Python behind it. */
function isFitting(python: string, minors: readonly number[]): boolean {
  const script = 'import ensurepip, sys, venv; print(sys.version_info[0], sys.version_info[1])';
  const { stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return minors.some((minor) => stdout?.trim() === `3 ${minor}`);
}
