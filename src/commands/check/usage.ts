import type { UsageRule } from '../../cli/usage.ts';
import type { CheckOptions } from './options.ts';

export const checkRules: readonly UsageRule<CheckOptions>[] = [
  {
    when: ({ inputPath, labelConfig, template }) => !inputPath && !labelConfig && !template,
    message: 'Nothing to check.',
    help: 'Add --input-path PATH, --label-config FILE, or both.',
  },
  {
    when: ({ server, inputPath }) => server === '0.9' && !inputPath,
    message: '--server 0.9 needs --input-path.',
    help: 'It checks tasks; add the data: --input-path PATH',
  },
];
