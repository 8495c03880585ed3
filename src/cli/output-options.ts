import type { OptionGroup } from './option.ts';
import { wholeNumber } from './option-values.ts';

/** For all commands that read data. */
export const sarifOption: OptionGroup = {
  heading: 'Output',
  options: [
    {
      flags: '--sarif <file>',
      summary: 'write the findings to a file too, as SARIF 2.1.0 for code review tools',
    },
  ],
};

/** How a command prints and what refuses: for all commands. */
export const outputOptions: OptionGroup = {
  heading: 'Output',
  options: [
    { flags: '--strict', summary: 'count warnings as errors' },
    { flags: '--json', summary: 'print one JSON object instead of text' },
    { flags: '--quiet', summary: 'print nothing but errors' },
    { flags: '--no-color', summary: 'no colours (NO_COLOR does the same)' },
    {
      flags: '--max-diagnostics <n>',
      summary: 'how many findings --json and --sarif list; counts are always exact',
      parse: wholeNumber(0, 1_000_000),
      initial: 1000,
    },
  ],
};
