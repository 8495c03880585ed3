import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { findPython } from '../install/find-python.ts';
import { makeOnce } from '../install/make-once.ts';
import { release1x } from '../install/releases.ts';
import { makeFolder } from '../make-folder.ts';
import { startSlurm } from './start-slurm.ts';

// The recipes of docs/scale.md as they stand there, each with 1,000,000 tasks in 8 shards.

const TASKS = 1_000_000;
const ray = 'ray==2.60.0';
const page = readFileSync(new URL('../../../docs/scale.md', import.meta.url), 'utf8');

let folder: string;
let env: NodeJS.ProcessEnv;
/** SHA-256 of what one run writes. */
let whole: string;

beforeAll(() => {
  folder = makeFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(fileURLToPath(new URL('../../../bin/lsimport.js', import.meta.url)), join(bin, 'lsimport'));
  env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const lines = Array.from(
    { length: TASKS },
    (_, i) => `{"text":"Review ${i}: größer ${'ab '.repeat(i % 9)}"}\n`,
  );
  writeFileSync(join(folder, 'tasks.jsonl'), lines.join(''));
  const config =
    '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';
  writeFileSync(join(folder, 'config.xml'), config);
  run('lsimport convert tasks.jsonl -l config.xml --to jsonl -o whole.jsonl');
  whole = hashOf('whole.jsonl');
});

beforeEach(() => {
  for (const name of readdirSync(folder)) if (/^(?:part|all)/.test(name)) rmSync(join(folder, name));
});

/** The code of a language in a section of the page. */
function recipe(section: string, language: string): string {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const [, code = ''] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text) ?? [];
  expect(code).not.toBe('');
  return code;
}

/** Runs commands in the folder; throws what they printed unless they succeed. */
function run(commands: string, more: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', commands], {
    cwd: folder,
    env: { ...env, ...more },
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`This exited with ${status}:\n${commands}\n${stdout}${stderr}`.slice(0, 8000));
}

function hashOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
}

const mergeAll = 'lsimport merge part-*-of-8.jsonl.manifest.json -o all.jsonl';

test('GNU parallel', () => {
  run(recipe('GNU parallel', 'sh'));
  expect(hashOf('all.jsonl')).toBe(whole);
});

test('a Slurm array, and a second submission of two of its jobs', async () => {
  const slurm = await startSlurm(makeFolder());
  writeFileSync(join(folder, 'job.sh'), recipe('Slurm', 'sh'));
  run('sbatch --wait job.sh', slurm);
  rmSync(join(folder, 'part-3-of-8.jsonl'));
  run('sbatch --wait --array=1,3 job.sh', slurm);
  run(mergeAll);
  expect(hashOf('all.jsonl')).toBe(whole);
});

test('Ray', async () => {
  const venv = await makeOnce('ray', ray, (made) => {
    run(`${findPython(release1x)} -m venv ${made} && ${made}/bin/python -m pip install --quiet ${ray}`);
  });
  // On loopback only, and without a word to anybody.
  const before = `import ray, subprocess
ray.init(num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1", _temp_dir=${JSON.stringify(makeFolder())})
`;
  writeFileSync(join(folder, 'shards.py'), before + recipe('Ray, Snakemake', 'python'));
  run(`${venv}/bin/python shards.py`, { RAY_USAGE_STATS_ENABLED: '0' });
  run(mergeAll);
  expect(hashOf('all.jsonl')).toBe(whole);
});
