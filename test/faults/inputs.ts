import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importers } from '../../src/formats/index.ts';
import { fixture } from '../support/recorded.ts';

/** An input of a format and the label config that fits it: the command line after `init p`. */
export interface FaultInput {
  name: string;
  args: string[];
  /** Content of the input, when it is not a fixture but made for the test; `args` name it `input`. */
  content?: string;
  /** How often to kill it. */
  kills: number;
}

/** A fixture of every format whose fixtures are cases: the basic one, or the first that makes a project. */
export const fixtureInputs: FaultInput[] = importers
  .filter(({ name }) => existsSync(fixture(name)))
  .flatMap(({ name }) => {
    const cases = readdirSync(fixture(name)).sort((a, b) => Number(b === 'basic') - Number(a === 'basic'));
    const made = cases.find((folder) => makesProject(fixture(`${name}/${folder}/expected`)));
    if (made === undefined) return [];
    const input = readdirSync(fixture(`${name}/${made}`)).find((entry) => entry.startsWith('input'))!;
    const [path, config] = [input, 'config.xml'].map((file) => fixture(`${name}/${made}/${file}`));
    return { name, args: argsOf(name, path!, config!), kills: 14 };
  });

/** Whether a fixture records tasks, or the regions of tasks for formats of labels: others are refused. */
function makesProject(expected: string): boolean {
  return ['tasks.json', 'regions.json'].some((file) => existsSync(join(expected, file)));
}

const textConfig = fixture('text/basic/config.xml');
const task =
  '{"data": {"text": "a robin in the tree outside of my window"}, "completions": [{"result": []}]}';

/** Inputs that take a while: many lines, many files of annotations, enough JSON for other threads. */
export const longInputs: FaultInput[] = [
  {
    name: 'text of 100,000 lines',
    args: argsOf('text', 'input', textConfig),
    content: 'a robin in the tree\n'.repeat(100_000),
    kills: 14,
  },
  {
    name: 'json with 2,000 files of finished work',
    args: ['-i', 'input'],
    content: `[${Array(2000).fill(task).join(',\n')}]`,
    kills: 14,
  },
  {
    name: 'json for several threads',
    args: ['-i', 'input'],
    content: `[${`{"text": "${'a robin in the tree '.repeat(50)}"},\n`.repeat(26_000)}{"text": "last"}]`,
    kills: 6,
  },
];

function argsOf(format: string, input: string, config: string): string[] {
  return ['-i', input, '--input-format', format, '-l', config];
}
