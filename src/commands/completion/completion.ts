import type { Command } from '../../cli/command.ts';
import type { Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Outcome } from '../../report/reporter.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import type { CompletionOptions } from './options.ts';
import { powershellScript } from './powershell.ts';
import { zshScript } from './zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript };

/** `lsimport completion`: a script from the table of options. */
export async function runCompletion(
  { shell, json }: CompletionOptions,
  commands: readonly Command[],
  { context }: Run,
): Promise<Outcome> {
  const script = scripts[shell](commands);
  if (!json) context.stdout.write(script);
  return { exitCode: EXIT.done, tasks: 0, details: { script }, summary: [] };
}
