import type { Command } from '../../cli/command.ts';
import { inputArgument } from '../../cli/input-options.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { type PreviewOptions, previewOptions } from './options.ts';

export const preview: Command<PreviewOptions> = {
  name: 'preview',
  summary: 'write one page that shows tasks as annotators would see them, with all findings',
  arguments: [inputArgument],
  options: previewOptions,
  examples: [
    'lsimport preview tasks.json -l config.xml -o preview.html --open',
    'lsimport preview labels.json --input-format coco -l auto -o preview.html --only errors',
    'lsimport preview my-project -o preview.html --sample 1000',
  ],
  printsData: ({ output }) => goesToStdout(output),
  run: async (options, run) => (await import('./preview.ts')).runPreview(options, run),
};
