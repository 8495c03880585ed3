import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from './find-python.ts';
import { makeOnce } from './make-once.ts';
import type { Release } from './releases.ts';

/** Installs a release into a virtual environment of its own, once; returns the path of its `label-studio`. */
export async function installLabelStudio(release: Release): Promise<string> {
  const { version, before, commandVariable } = release;
  const installed = process.env[commandVariable];
  if (installed) {
    if (existsSync(installed)) return installed;
    throw new Error(`${commandVariable} is ${JSON.stringify(installed)}, but there is no such file.`);
  }
  const requirement = `label-studio==${version}`;
  const folder = await makeOnce(`label-studio-${version}`, [...before, requirement].join(' '), (venv) => {
    const python = findPython(release);
    console.log(`Installing ${requirement} with ${python} into ${venv}, once: this takes some minutes.`);
    run(python, ['-m', 'venv', venv]);
    const pip = (...packages: string[]) =>
      run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...packages]);
    if (before.length > 0) pip(...before);
    pip(requirement);
  });
  return join(folder, 'bin', 'label-studio');
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const output = error ? error.message : `${stdout}${stderr}`.slice(-4000);
  throw new Error(`${[command, ...args].join(' ')} failed:\n${output}`);
}
