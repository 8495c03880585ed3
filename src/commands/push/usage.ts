import { rejectedRules } from '../../cli/rejected-rules.ts';
import type { UsageRule } from '../../cli/usage.ts';
import { countOf } from '../../report/format.ts';
import { isProjectNumber } from '../../server/projects.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { PushOptions } from './options.ts';

/** Lengths of a title that Label Studio takes. */
const SHORTEST = 3;
const LONGEST = 50;

export const pushRules: readonly UsageRule<PushOptions>[] = [
  {
    when: ({ inputPath }) => inputPath === undefined,
    message: 'Nothing to push.',
    help: 'Add the input: lsimport push INPUT',
  },
  {
    when: ({ project = '' }) => project.trim() === '',
    message: 'No project given.',
    help: 'Add its number or its title: --project "Street signs"',
  },
  {
    when: ({ project }) => !isProjectNumber(project!.trim()) && !isTitle(project!),
    message: ({ project }) =>
      `The project title "${withoutSecrets(project!)}" has ${countOf([...project!].length, 'character')}; Label Studio takes ${SHORTEST} to ${LONGEST}.`,
    help: 'Choose another title.',
  },
  {
    when: ({ compat }) => compat !== undefined,
    message: 'push is for Label Studio 1.x.',
    help: 'Remove --compat 0.9.',
  },
  {
    when: ({ links }) => links === '0.9',
    message: 'push is for Label Studio 1.x, which does not serve the links of 0.9.',
    help: 'Remove --links 0.9.',
  },
  {
    when: ({ upload, documentRoot, links, baseUrl }) =>
      upload === true && [documentRoot, links, baseUrl].some((given) => given !== undefined),
    message: '--upload makes the links itself.',
    help: 'Remove --document-root, --links and --base-url, or --upload.',
  },
  {
    when: ({ inputPath, tokenFile }) => inputPath === '-' && tokenFile === '-',
    message: 'The input and the token cannot both be standard input.',
    help: 'Put one of them into a file.',
  },
  {
    when: ({ rejected }) => rejected === '' || rejected === '-',
    message: '--rejected needs a file.',
    help: 'Use a file: --rejected rejected.jsonl',
  },
  ...rejectedRules,
];

function isTitle(title: string): boolean {
  const { length } = [...title.trim()];
  return length >= SHORTEST && length <= LONGEST;
}
