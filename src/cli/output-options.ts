import type { OptionGroup } from './option.ts';
import { wholeNumber } from './option-values.ts';

/** For all commands that read data. */
export const sarifOption: OptionGroup = {
  heading: 'Output',
  options: [
    {
      flags: '--sarif <file>',
      summary: 'also write findings to a SARIF 2.1.0 file, for code review tools; - for standard output',
      rare: true,
    },
  ],
};

/** How a command prints and what refuses: for all commands. */
export const outputOptions: OptionGroup = {
  heading: 'Output',
  options: [
    { flags: '--strict', summary: 'treat warnings as errors' },
    { flags: '--json', summary: 'print one JSON object instead of text' },
    { flags: '-q, --quiet', summary: 'print only errors' },
    { flags: '--no-color', summary: 'disable color (same as NO_COLOR)', rare: true },
    {
      flags: '--max-diagnostics <n>',
      summary: 'how many findings --json and --sarif list; counts stay exact',
      parse: wholeNumber(0, 1_000_000),
      initial: 1000,
      rare: true,
    },
  ],
};
