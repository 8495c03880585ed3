import type { Command } from '../../cli/command.ts';
import { outputOptions } from '../../cli/output-options.ts';
import { type CompletionOptions, shells } from './options.ts';

/** `all` gives the commands that the script completes. */
export function completionOf(all: () => readonly Command[]): Command<CompletionOptions> {
  return {
    name: 'completion',
    summary: 'print a script that completes commands and options in a shell',
    arguments: [{ name: '<shell>', summary: 'the shell', key: 'shell', values: shells }],
    options: [outputOptions],
    examples: ['lsimport completion bash > ~/.local/share/bash-completion/completions/lsimport'],
    // The script is its data.
    printsData: ({ json }) => !json,
    run: async (options, run) => (await import('./completion.ts')).runCompletion(options, all(), run),
  };
}
