import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ending, lsimport } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

/** Folders of fixtures/reference. */
type Kind = 'cases' | 'quirks' | 'more';

/** What `label-studio init` of 0.9.1.post1 did with one command line; recorded as case.json. */
export interface Recording {
  /** What follows `init`; {INPUT} is the folder of the input, {CASE} the working directory around it. */
  args: string[];
  env?: Record<string, string>;
  /** The project's folder below the working directory; "proj" when not named. */
  project?: string;
  prepare?: { dirs?: string[]; symlinks?: Record<string, string> };
  /** Only 0 or not 0 counts. */
  exit_code: number;
  /** Words that a failure must hold, in any case of letters. */
  stderr_contains?: string[];
  leaves?: 'nothing' | 'unchanged';
  compare?: string[];
  absent?: string[];
  completions?: 'empty' | 'any';
  /** The order of directory entries decided that of the tasks. */
  order?: 'any';
}

/** A recorded case, set up in a folder of its own. */
export interface Case extends Recording {
  /** Where the recording is, with `expected/`. */
  recorded: string;
  folder: string;
  project: string;
  /** Puts real paths where the recording has {INPUT}, {CASE} and their forms in a URL's query. */
  fill(text: string): string;
  /** All that is in the folder before the run. */
  before: Record<string, string>;
}

const reference = fileURLToPath(new URL('../../fixtures/reference', import.meta.url));

export function namesOf(kind: Kind): string[] {
  return readdirSync(join(reference, kind));
}

export function setUp(kind: Kind, name: string): Case {
  const recorded = join(reference, kind, name);
  const recording = JSON.parse(readFileSync(join(recorded, 'case.json'), 'utf8')) as Recording;
  const folder = temporaryFolder();
  const input = join(folder, 'input');
  mkdirSync(input);
  for (const [from, to] of [
    ['input', input],
    ['before', folder],
  ] as const) {
    const path = join(recorded, from);
    if (existsSync(path)) cpSync(path, to, { recursive: true, verbatimSymlinks: true });
  }
  for (const path of recording.prepare?.dirs ?? []) mkdirSync(join(folder, path), { recursive: true });
  for (const [link, target] of Object.entries(recording.prepare?.symlinks ?? {})) {
    mkdirSync(dirname(join(folder, link)), { recursive: true });
    symlinkSync(target, join(folder, link));
  }
  const fill = (text: string) =>
    text
      .replaceAll('{INPUT_QUOTED}', encodeURIComponent(input))
      .replaceAll('{CASE_QUOTED}', encodeURIComponent(folder))
      .replaceAll('{INPUT}', input)
      .replaceAll('{CASE}', folder);
  const project = join(folder, recording.project ?? 'proj');
  return { ...recording, recorded, folder, project, fill, before: readTree(folder) };
}

/** Runs the command line of a case, with more options if there are some. */
export function runCase({ args, env = {}, folder, fill }: Case, more: string[] = []): Promise<Ending> {
  const filled = Object.entries(env).map(([key, value]) => [key, fill(value)]);
  return lsimport(folder, ['init', ...args.map(fill), ...more], { env: Object.fromEntries(filled) });
}
