import { EXIT, UserError } from '../errors.ts';
import type { Importer, Input } from '../importers/importer.ts';

/** Refuses tasks that would link to a temporary copy, when the data came by standard input or compressed. */
export function refuseLinks(
  importer: Importer,
  input: Pick<Input, 'config' | 'dataKey'>,
  shown: string,
): void {
  if (!importer.linksFiles?.(input)) return;
  throw new UserError(
    EXIT.usage,
    `The tasks of ${importer.name} link to the file itself, and Label Studio cannot open ${shown}.`,
    'Name a file that is not compressed.',
  );
}
