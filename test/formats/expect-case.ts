import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseExact } from '../support/exact-json.ts';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

/** What is expected beside the tasks: outcome.json of a case. fixtures/README.md describes a case. */
interface ExpectedOutcome {
  exitCode: number;
  /** All of them, in order; of a message only some words, and of all else only what is named. */
  diagnostics: ({ message?: string } & Record<string, unknown>)[];
  skipped?: Record<string, number>;
}

export function casesOf(format: string): string[] {
  const entries = readdirSync(fixture(format), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Imports the input of a case with `init` and looks at it with `check`; both must come to what is expected. */
export async function expectCase(format: string, name: string): Promise<void> {
  const recorded = fixture(`${format}/${name}`);
  const folder = temporaryFolder();
  cpSync(recorded, folder, { recursive: true, filter: (path) => path !== join(recorded, 'expected') });
  const before = readTree(folder);
  const input = readdirSync(folder).find((entry) => entry.startsWith('input'))!;
  const more = join(recorded, 'args.json');
  const args: string[] = existsSync(more) ? JSON.parse(readFileSync(more, 'utf8')) : [];
  const options = ['-i', input, '--input-format', format, '-l', 'config.xml', '--json', ...args];
  const file = join(recorded, 'expected/outcome.json');
  const expected: ExpectedOutcome = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { exitCode: 0, diagnostics: [], skipped: {} };

  const checked = await lsimport(folder, ['check', ...options]);
  expectOutcome(checked.code, checked.stdout, expected);
  expect(readTree(folder)).toEqual(before);

  const made = await lsimport(folder, ['init', 'project', ...options]);
  expectOutcome(made.code, made.stdout, expected);
  if (made.code === 0) expectTasks(join(folder, 'project/tasks.json'), recorded, join(folder, input));
  else expect(readTree(folder)).toEqual(before);
}

function expectOutcome(
  code: number,
  stdout: string,
  { exitCode, diagnostics, skipped }: ExpectedOutcome,
): void {
  const outcome = JSON.parse(stdout);
  const wanted = diagnostics.map(({ message, ...rest }) => ({
    ...rest,
    ...(message && { message: expect.stringContaining(message) }),
  }));
  expect(outcome.diagnostics).toEqual(wanted.map((diagnostic) => expect.objectContaining(diagnostic)));
  if (skipped) expect(outcome.skipped).toEqual(skipped);
  expect(outcome.ok).toBe(exitCode === 0);
  expect(code).toBe(exitCode);
}

function expectTasks(path: string, recorded: string, input: string): void {
  const tasks = readFileSync(join(recorded, 'expected/tasks.json'), 'utf8');
  const filled = tasks.replaceAll('{INPUT_QUOTED}', encodeURIComponent(input)).replaceAll('{INPUT}', input);
  expect(parseExact(readFileSync(path, 'utf8'))).toEqual(parseExact(filled));
}
