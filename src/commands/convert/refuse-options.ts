import { EXIT, UserError } from '../../errors.ts';
import type { ConvertOptions } from './options.ts';

/** Refuses options of `convert` that contradict each other or would do nothing. */
export function refuseConvertOptions({ inputPath, invalidTasks, rejected }: ConvertOptions): void {
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  if (inputPath === undefined) refuse('There is nothing to convert.', 'Write: lsimport convert INPUT');
  if (invalidTasks === 'skip' && rejected === undefined) {
    refuse(
      '--invalid-tasks skip is given without --rejected, so that the refused tasks would be lost.',
      'Say where they go: --rejected rejected.jsonl',
    );
  }
  if (rejected !== undefined && invalidTasks !== 'skip') {
    refuse(
      '--rejected is given without --invalid-tasks skip.',
      'Only with it tasks are left out: --invalid-tasks skip',
    );
  }
  if (rejected === '-') refuse('The rejected tasks cannot go to -, where the others go.', 'Name a file.');
}
