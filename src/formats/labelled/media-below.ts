import { statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { quotePathForShell } from '../../quote-shell.ts';
import { originalOf, showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { numberOf } from './images-without-labels.ts';
import { showMediaFolder } from './media-folder.ts';
import { type MediaIndex, type MediaKind, mediaIndex, shapesOf } from './media-index.ts';
import { stemOf } from './stem-of.ts';

/** Finds media in other folders, where it is sure that the labels are theirs. */
export interface MediaBelow {
  /**
   * The medium that has one of these names, with one of its endings, each empty or from its dot on, for the labels in `file`: that in the folder that is to the media what the folder of the file is to the
   * labels (txt/p225 and wav48/p225), or that has its name without the first folders (Annotations/train and train, where the root is the
   * folder of the images), else the only one there is. Undefined when there is none, or more than one, or when other labels are beside it
   * or of its name. Where `written` names a folder, the medium must be in one of that name.
   */
  find(
    file: string,
    written: string,
    names: readonly string[],
    endingsOf: (name: string) => readonly string[],
  ): string | undefined;
  /** Says how many were found, to be called when all labels were read. */
  tell(): void;
}

/** `folder`: that of `--images` or `--audio`, else it is the input. It is walked when a medium is first looked for. */
export function mediaBelow(
  input: Input,
  folder: string | undefined,
  what: string,
  kind: MediaKind,
): MediaBelow {
  const own = input.original ?? input.path;
  const labels = statSync(own).isDirectory() ? own : undefined;
  const root = folder ?? labels;
  if (root === undefined || input.store) return { find: () => undefined, tell() {} };
  let index: MediaIndex | undefined;
  /** The folders of the labels of which media were found. */
  const owners = new Map<number, string>();
  let example = '';
  let refused = 0;
  let ofOthers: { file: string; path: string; owner: string } | undefined;
  return {
    find(given, written, names, endingsOf) {
      index ??= mediaIndex(input, root, labels ?? root, kind);
      const { isKnown, mayHave } = index;
      // Most labels of a large set may be of media that are not there, with many endings each. A name that several media have counts as well.
      const likely = names.filter(mayHave);
      if (likely.length === 0) return undefined;
      const known = likely.flatMap((name) =>
        endingsOf(name)
          .map((ending) => name + ending)
          .filter(isKnown),
      );
      if (known.length === 0) return undefined;
      const file = originalOf(input, given);
      const from = dirname(file);
      const found = candidate(index, labels === undefined ? '' : relative(labels, from), known);
      if (!found) return undefined;
      const { path } = found;
      const named = lastFolder(written);
      if (named !== undefined && basename(dirname(path)) !== named) return undefined;
      if (hasOtherLabels(index, from, found, kind)) return undefined;
      const number = numberOf(path);
      if ((owners.get(number) ?? from) !== from) {
        // The labels of the other folder may as well be of a medium that is not there.
        refused++;
        ofOthers ||= { file, path, owner: owners.get(number)! };
        return undefined;
      }
      owners.set(number, from);
      example ||= `${relative(root, path)} for ${relative(labels ?? from, file)}`;
      return path;
    },
    tell() {
      if (owners.size === 0) return;
      const found = owners.size === 1 ? `1 ${what}` : `${owners.size} ${what}s`;
      const where =
        folder === undefined
          ? `other folders of ${input.displayPath}`
          : `folders below ${showMediaFolder(input, folder)}`;
      input.note(`Found ${found} by name in ${where}, such as ${example}.`);
      if (!ofOthers || folder !== undefined || input.original !== undefined) return;
      const { file, path, owner } = ofOthers;
      const more = refused === 1 ? '' : ` (and ${refused - 1} more name such)`;
      const way = `--${what === 'image' ? 'images' : 'audio'} ${quotePathForShell(showPath(input, dirname(path)))}`;
      input.note(
        `${relative(root, path)} was found for the labels in ${relative(root, owner) || '.'}; ${relative(root, file)} names ${what === 'image' ? 'an image' : 'a sound'} of the same name${more}, which may be another. If it is the same: ${way}`,
      );
    },
  };
}

interface Candidate {
  path: string;
  /** Whether its folder has the place among the media that the folder of the labels has among these. */
  isAlike: boolean;
}

/** `beside`: the path of the folder with the labels below that of all labels; `known`: names that some medium has. */
function candidate(index: MediaIndex, beside: string, known: readonly string[]): Candidate | undefined {
  for (const shape of [...shapesOf(beside), ...endsOf(beside)]) {
    const found = index
      .shaped(shape)
      .flatMap((folder) => known.filter((name) => index.has(folder, name)).map((name) => join(folder, name)));
    if (found.length > 1) return undefined;
    if (found.length === 1) return { path: found[0]!, isAlike: true };
  }
  const folder = known.length === 1 ? index.folderOf(known[0]!) : undefined;
  return folder === undefined ? undefined : { path: join(folder, known[0]!), isAlike: false };
}

/** A path without its first folder, without the first two, and so on. */
function endsOf(path: string): string[] {
  const parts = path.split(sep);
  return parts.slice(1).map((_, i) => parts.slice(i + 1).join(sep));
}

/** The folder that a name in labels says the medium is in. */
function lastFolder(written: string): string | undefined {
  const parts = written.replaceAll('\\', '/').split('/').slice(0, -1);
  return parts.filter((part) => !/^(?:|\.\.?|[a-z]:)$/i.test(part)).at(-1);
}

/**
 * Whether a medium may have other labels: some are beside it or in the folders around it, as those of the folder `from` are when that has media
 * itself, or some of another folder have its name.
 */
function hasOtherLabels(
  index: MediaIndex,
  from: string,
  { path, isAlike }: Candidate,
  { stemsOf }: MediaKind,
): boolean {
  const folder = dirname(path);
  if (index.hasMedia(from) || index.hasLabels(folder)) return true;
  const way = relative(from, folder).split(sep);
  const up = way.filter((part) => part === '..');
  const common = join(from, ...up);
  if (up.length < way.length && index.hasLabelsBelow(join(common, way[up.length]!))) return true;
  if (isAlike) return false;
  return stemsOf ? index.isOfOther(from, stemOf(path)) : common !== from && index.hasLabels(common);
}
