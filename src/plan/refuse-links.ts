import type { SharedOptions } from '../cli/options.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Importer, Input } from '../formats/format.ts';

/** Refuses tasks that would link to, or look beside, a temporary copy, when the data came by standard input or compressed. */
export function refuseLinks(
  importer: Importer,
  { images }: SharedOptions,
  input: Pick<Input, 'config' | 'dataKey'>,
  shown: string,
): void {
  if (!importer.linksFiles?.(input) || images !== undefined) return;
  const [what, help] = importer.oneTaskAFile
    ? ['the input itself', 'Use a file that is not compressed.']
    : ['files beside the input', 'Set their folder: --images FOLDER'];
  throw new UserError(
    EXIT.usage,
    `The tasks of ${importer.name} link to ${what}, but ${shown} is read from a temporary copy.`,
    help,
  );
}
