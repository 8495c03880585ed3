import type { Finding } from '../diagnostics/diagnostic.ts';
import type { Importer, Input } from '../formats/format.ts';

/** The finding that an input has no tasks. */
export function noTasks(
  { emptyMessage, emptyAdvice: advice }: Importer,
  { displayPath, files }: Pick<Input, 'displayPath' | 'files'>,
): Finding {
  const wanted = files ? `with ${files.asTyped} ${emptyMessage}` : emptyMessage;
  return { code: 'no-tasks', args: { input: displayPath, wanted, ...(advice !== undefined && { advice }) } };
}
