import { statSync } from 'node:fs';
import type { SharedOptions } from '../cli/options.ts';
import type { Context } from '../context.ts';
import { EXIT, readingInput, UserError } from '../errors.ts';
import { resolvePath } from '../resolve-path.ts';

/** Refuses an `--images` that is not a folder, before every image of the labels is said to be missing. */
export function checkImages({ images }: SharedOptions, context: Context): void {
  if (images === undefined) return;
  const path = resolvePath(context, images);
  if (readingInput(`--images ${images}`, () => statSync(path)).isDirectory()) return;
  throw new UserError(
    EXIT.unreadable,
    `--images ${images} is a file, not a folder.`,
    'Use the folder that contains it.',
  );
}
