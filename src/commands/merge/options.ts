import type { OptionGroup } from '../../cli/option.ts';
import { type OutputOptions, reportOptions } from '../../cli/options.ts';

/** What `merge` is asked for. */
export interface MergeOptions extends OutputOptions {
  manifests: string[];
  output?: string;
  force?: boolean;
}

export const mergeOptions: readonly OptionGroup[] = [
  {
    heading: 'Files',
    options: [
      {
        flags: '-o, --output <path>',
        summary: 'file, or object of a bucket, for the tasks of all shards; - for standard output',
        byDefault: 'only prove that they are whole',
      },
      { flags: '--force', summary: 'overwrite existing files' },
    ],
  },
  reportOptions.at(-1)!,
];
