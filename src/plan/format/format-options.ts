import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import type { FormatOptions, Importer } from '../../formats/format.ts';
import type { Profile } from '../../profile.ts';
import { resolvePath } from '../../resolve-path.ts';

/** What the command line says of formats, with what holds where it says nothing. */
export function formatOptionsOf(
  options: SharedOptions,
  importer: Importer,
  profile: Profile,
  context: Context,
): FormatOptions {
  const { follow = importer.followsLinks === true } = options;
  return {
    blankLines: profile.blankLines,
    ...options,
    follow: profile.followsLinks && follow,
    ...pathsOf(options, context),
  };
}

/** The paths among the options of formats, from the folder that the command runs in. A list of names has commas, a file has none. */
function pathsOf({ images, audio, tagNames }: SharedOptions, context: Context): FormatOptions {
  return {
    ...(images !== undefined && { images: resolvePath(context, images) }),
    ...(audio !== undefined && { audio: resolvePath(context, audio) }),
    ...(tagNames !== undefined && {
      tagNames: tagNames.includes(',') ? tagNames : resolvePath(context, tagNames),
    }),
  };
}
