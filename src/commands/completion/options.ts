import type { OutputOptions } from '../../cli/options.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What `completion` is asked for. */
export interface CompletionOptions extends OutputOptions {
  shell: (typeof shells)[number];
}
