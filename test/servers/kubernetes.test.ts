import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPython } from './install/find-python.ts';
import { makeOnce } from './install/make-once.ts';
import { release1x } from './install/releases.ts';
import { makeFolder } from './make-folder.ts';

/** It brings the schemas of Kubernetes itself. */
const validator = 'kubernetes-validate==1.37.0';

/** Validates a resource; members that Kubernetes does not know are errors. */
async function validate(resource: string) {
  const venv = await makeOnce('kubernetes-validate', validator, (folder) => {
    run(findPython(release1x), '-m', 'venv', folder);
    run(join(folder, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', validator);
  });
  const file = join(makeFolder(), 'job.yaml');
  writeFileSync(file, resource);
  const [python, script] = ['python', 'kubernetes-validate'].map((name) => join(venv, 'bin', name));
  const { status, stdout, stderr } = spawnSync(python!, [script!, '--strict', file], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

test('the Indexed Job of docs/scale.md is one of Kubernetes', async () => {
  const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
  const [, job = ''] = /^## Kubernetes$[\s\S]*?^```yaml\n([\s\S]*?)^```/m.exec(page) ?? [];
  expect(job).toContain('completionMode: Indexed');
  const { status, said } = await validate(job);
  expect(status, said).toBe(0);
  expect(said).toContain('job/lsimport');
  const misspelt = await validate(job.replace('completions:', 'completion:'));
  expect(misspelt.status).not.toBe(0);
});
