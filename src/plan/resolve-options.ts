import type { SharedOptions } from '../cli/options.ts';
import type { Context } from '../context.ts';
import type { FormatOptions } from '../formats/format.ts';
import { resolvePath } from '../resolve-path.ts';

/** The paths among the options of formats, from the folder that the command runs in. A list of names has commas, a file has none. */
export function resolveOptions({ images, tagNames }: SharedOptions, context: Context): FormatOptions {
  return {
    ...(images !== undefined && { images: resolvePath(context, images) }),
    ...(tagNames !== undefined && {
      tagNames: tagNames.includes(',') ? tagNames : resolvePath(context, tagNames),
    }),
  };
}
