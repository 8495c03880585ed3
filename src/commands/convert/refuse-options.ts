import { EXIT, UserError } from '../../errors.ts';
import type { ConvertOptions } from './options.ts';

/** Refuses options of `convert` that contradict each other or would do nothing. */
export function refuseConvertOptions({ inputPath, invalidTasks, rejected }: ConvertOptions): void {
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  if (inputPath === undefined) refuse('Nothing to convert.', 'Add the input: lsimport convert INPUT');
  if (invalidTasks === 'skip' && rejected === undefined) {
    refuse(
      '--invalid-tasks skip needs --rejected, or the rejected tasks would be lost.',
      'Add a file for them: --rejected rejected.jsonl',
    );
  }
  if (rejected !== undefined && invalidTasks !== 'skip') {
    refuse('--rejected needs --invalid-tasks skip.', 'Without it no tasks are rejected.');
  }
  if (rejected === '-') refuse('--rejected cannot be standard output.', 'Use a file.');
}
