import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/package-files.ts';
import { lsimport } from './support/run.ts';

// Label configs, tasks and results of Label Studio's own templates, tests and documentation, each with what its servers and editors make
// of it (fixtures/validation/NOTICE), through the whole command line.
const root = join(packageRoot, 'fixtures/validation');

/** What may be said about a case; null: Label Studio's own parts disagree. */
interface Verdict {
  valid: boolean | null;
}

interface Case {
  /** About the file as a whole. */
  file?: Verdict;
  tasks?: (Verdict & { name: string; errors?: { path: string }[] })[];
}

interface Report {
  ok: boolean;
  tasks: number;
  diagnostics: { severity: 'error' | 'warning'; code: string; task?: number; path?: string }[];
}

async function check(folder: string, ...args: string[]) {
  const { code, stdout } = await lsimport(folder, ['check', ...args, '--json']);
  const report = JSON.parse(stdout) as Report;
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  expect(report.ok).toBe(code === 0);
  expect(code).toBe(errors.length === 0 ? 0 : 1);
  return { report, errors, stdout };
}

function expectVerdict(errors: unknown[], { valid }: Verdict): void {
  if (valid === true) expect(errors).toEqual([]);
  if (valid === false) expect(errors).not.toEqual([]);
}

describe.each(['valid', 'invalid', 'either'])('label configs: %s', (kind) => {
  const folder = join(root, 'configs', kind);
  const verdicts = JSON.parse(readFileSync(join(root, 'configs/expect.json'), 'utf8'))[kind];

  test.each(Object.keys(verdicts))('%s', async (name) => {
    const { errors, stdout } = await check(folder, '-l', name);
    expectVerdict(errors, verdicts[name]);
    for (const secret of verdicts[name].mustNotContain ?? []) expect(stdout).not.toContain(secret);
  });
});

describe.each(['tasks', 'results'])('%s', (kind) => {
  test.each(readdirSync(join(root, kind)))('%s', async (name) => {
    const folder = join(root, kind, name);
    const { file, tasks = [] }: Case = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8'));
    const { report, errors } = await check(folder, '-l', 'config.xml', '-i', 'tasks.json');
    if (file) {
      expectVerdict(errors, file);
      return;
    }
    expect(report.tasks).toBe(tasks.length);
    expect(errors.filter(({ task }) => task === undefined || task >= tasks.length)).toEqual([]);
    for (const [i, expected] of tasks.entries()) {
      const found = errors.filter(({ task }) => task === i);
      expectVerdict(found, expected);
      if (expected.valid !== false) continue;
      const places = expected.errors!.map(({ path }) => path);
      expect(found.filter(({ path }) => places.includes(path!))).not.toEqual([]);
    }
  });
});
