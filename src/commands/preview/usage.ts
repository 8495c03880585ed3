import type { UsageRule } from '../../cli/usage.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { PreviewOptions } from './options.ts';

export const previewRules: readonly UsageRule<PreviewOptions>[] = [
  {
    when: ({ inputPath }) => inputPath === undefined,
    message: 'Nothing to preview.',
    help: 'Add the input: lsimport preview INPUT -o preview.html',
  },
  {
    when: ({ output = '' }) => output === '',
    message: 'No output given.',
    help: 'Add the page to write: -o preview.html',
  },
  {
    when: ({ output }) => /[\\/]$/.test(output!),
    message: ({ output }) => `${output} is a folder, and preview writes one file.`,
    help: ({ output }) => `Use a file in it: -o ${output}preview.html`,
  },
  {
    when: ({ output }) => /\.(?:jsonl?|csv|tsv|xml)$/i.test(output!),
    message: ({ output }) =>
      `preview writes an HTML page, but ${withoutSecrets(output!)} is named like data.`,
    help: ({ output }) =>
      `Use -o ${withoutSecrets(output!).replace(/\.\w+$/, '.html')}, or lsimport convert, which writes the tasks.`,
  },
  {
    when: ({ output, open }) => output === '-' && open === true,
    message: '--open needs a file, and -o - is standard output.',
    help: 'Use a file: -o preview.html',
  },
  {
    when: ({ output, editor }) => output === '-' && editor === true,
    message: '--editor needs a file, and -o - is standard output.',
    help: 'Use a file: -o preview.html',
  },
  {
    when: ({ editor, open, json, quiet }) => editor === true && !open && (json === true || quiet === true),
    message: ({ json }) =>
      `--editor prints the address to open, and ${json ? '--json' : '--quiet'} keeps it back.`,
    help: 'Add --open, which opens it.',
  },
  {
    when: ({ labelStudio, editor }) => labelStudio !== undefined && editor !== true,
    message: '--label-studio only says whose editor --editor shows.',
    help: 'Add --editor.',
  },
  {
    when: ({ only }) => only === '',
    message: '--only is empty.',
    help: 'Use errors, warnings, or a label.',
  },
];
