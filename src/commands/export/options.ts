import type { OptionGroup } from '../../cli/option.ts';
import { wholeNumber } from '../../cli/option-values.ts';
import type { OutputOptions } from '../../cli/options.ts';
import { outputOptions } from '../../cli/output-options.ts';
import { modelVersionOption } from '../../cli/task-options.ts';

/** What `export` is asked for. */
export interface ExportOptions extends OutputOptions {
  project: string;
  output?: string;
  maxTasks?: number;
  maxBytes?: number;
  modelVersion?: string;
  force?: boolean;
}

export const exportOptions: readonly OptionGroup[] = [
  {
    heading: 'Files',
    options: [
      { flags: '-o, --output <path>', summary: 'output file or folder, or - for standard output' },
      {
        flags: '--max-tasks <n>',
        summary: 'maximum tasks per file',
        byDefault: '1000 in a folder',
        parse: wholeNumber(1, 1_000_000),
      },
      {
        flags: '--max-bytes <n>',
        summary: 'maximum bytes per file',
        byDefault: '20000000 in a folder',
        parse: wholeNumber(100, Number.MAX_SAFE_INTEGER),
      },
      modelVersionOption,
      { flags: '--force', summary: 'overwrite existing files' },
    ],
  },
  outputOptions,
];
