import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { compileTaskChecks } from '../../src/checks/check-task.ts';
import { messages } from '../../src/diagnostics/messages.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { packageRoot } from '../../src/package-files.ts';
import { partAt } from '../generate/break-sample.ts';
import { readRows } from '../support/markdown.ts';
import { makeCases, type SdkCase } from './sdk-cases.ts';
import { type Complaint, differences } from './sdk-differences.ts';

// Label Studio 1.x is installed with the label-studio-sdk of its own release.
const python = join(dirname(inject('labelStudio1x')), 'python');
const script = fileURLToPath(new URL('validate-predictions.py', import.meta.url));
const table = readFileSync(join(packageRoot, 'docs/differences-from-the-sdk.md'), 'utf8');

test('lsimport and the SDK disagree about predictions only where the table says so, and everywhere that it says so', () => {
  const cases = makeCases();
  const theirs = askSdk(cases);
  const unlisted: string[] = [];
  const met = new Set<string>();
  for (const [i, asked] of cases.entries()) {
    const ours = askLsimport(asked);
    if (ours.length > 0 === theirs[i]!.length > 0) continue;
    for (const complaint of [...ours, ...theirs[i]!]) {
      const known = differences.find(
        ({ refusedBy, covers }) => refusedBy === complaint.by && covers(complaint),
      );
      if (known) met.add(known.name);
      else unlisted.push(`${asked.name}: ${complaint.by}: ${complaint.says}`);
    }
  }
  expect(unlisted).toEqual([]);
  expect(differences.filter(({ name }) => !met.has(name))).toEqual([]);
});

test('the table lists these differences', () => {
  const rows = readRows(table).map(([what, refusedBy]) => [what, refusedBy]);
  expect(rows).toEqual(differences.map(({ name, refusedBy }) => [name, refusedBy]));
});

test('the SDK is the one that the table names', () => {
  const { stdout } = runPython([
    '-c',
    'from importlib.metadata import version as v; print(v("label-studio-sdk"))',
  ]);
  expect(table).toContain(`label-studio-sdk ${stdout.trim()}`);
});

function askLsimport({ config, task }: SdkCase): Complaint[] {
  const complaints: Complaint[] = [];
  const model = readLabelConfig(Buffer.from(config), 'config.xml', ({ code }) => {
    if (messages[code].severity === 'error') throw new Error(`${code} in ${config}`);
  });
  compileTaskChecks(model)(task, ({ code, path = '' }) => {
    if (messages[code].severity !== 'error') return;
    const key = path.slice(path.lastIndexOf('/') + 1);
    complaints.push({
      by: 'lsimport',
      says: code,
      region: regionAt(task, path),
      key,
      found: valueAt(task, path),
    });
  });
  return complaints;
}

function askSdk(cases: readonly SdkCase[]): Complaint[][] {
  const lines = cases.map(({ config, task }) => JSON.stringify({ config, prediction: task.predictions[0] }));
  const { stdout } = runPython([script], `${lines.join('\n')}\n`);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  expect(answers).toHaveLength(cases.length);
  return answers.map((errors, i) =>
    errors.map((says) => {
      const index = /^Region (\d+):/.exec(says)?.[1];
      const region =
        index === undefined ? undefined : regionAt(cases[i]!.task, `/predictions/0/result/${index}`);
      return { by: 'the SDK', says, region };
    }),
  );
}

function runPython(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(python, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${python} ${args.join(' ')} failed: ${stderr}`);
  return { stdout };
}

/** The region that a JSON pointer leads to or into. */
function regionAt(task: Json, pointer: string): JsonObject | undefined {
  const region = /^\/predictions\/0\/result\/\d+/.exec(pointer)?.[0];
  return region === undefined ? undefined : (partAt(task, region) as JsonObject);
}

/** What a JSON pointer leads to; undefined where a step is missing. */
function valueAt(task: Json, pointer: string): Json | undefined {
  try {
    return partAt(task, pointer);
  } catch {
    return undefined;
  }
}
