import { join } from 'node:path';
import { quotePathForShell } from '../../quote-shell.ts';
import { foreignKind } from '../../readers/folder/foreign.ts';
import { type EntryProblem, type Folder, walk } from '../../readers/folder/walk.ts';
import { isOwnOutput } from '../../readers/own-output.ts';
import type { Input } from '../format.ts';
import { skippedEntryReporter } from './report-skipped-entry.ts';
import { showPath } from './show-path.ts';

/** Links to files outside a folder, over all walks that are told of the same. */
export interface LinksOut {
  count: number;
  first: string;
}

/** Says once that files below a folder are links that lead out of it. */
export function reportLinksOut(input: Input, root: string, { count, first }: LinksOut): void {
  if (count === 0) return;
  const name = showPath(input, first);
  const folder = quotePathForShell(showPath(input, root));
  input.report({ code: 'link-leads-out', args: { name, files: count, folder } }, { file: name });
}

/**
 * Walks a folder of the input, without the files of systems and tools, and into links to folders as far as the input asks for it.
 * `counts`: what is counted by this walk, as another one over the same folder may have counted it. Links that lead out are added to
 * `linksOut` where it is given, and are reported otherwise.
 */
export function* walkInput(
  input: Input,
  root: string,
  isWanted: (name: string, folder: string) => boolean,
  isEntered: ((path: string) => boolean) | undefined,
  counts: 'all' | 'files' | 'nothing' = 'all',
  linksOut?: LinksOut,
): Generator<Folder> {
  const reporter = skippedEntryReporter(input);
  const outside = linksOut ?? { count: 0, first: '' };
  const report = (what: EntryProblem, path: string) => {
    if (what === 'link-leads-out') {
      if (counts !== 'nothing' && outside.count++ === 0) outside.first = path;
    } else if (counts === 'all' || (counts === 'files' && what !== 'link-to-folder')) reporter(what, path);
  };
  const picked = input.files?.below(root);
  const isForeign = (name: string, folder: string, isFolder: boolean) => {
    const foreign = foreignKind(name, isFolder);
    const kind = !isFolder && isOwnOutput(folder, name) ? 'files that this command prints to' : foreign;
    if (kind === undefined || (kind === foreign && picked?.namesForeign(name))) return false;
    const path = join(folder, name);
    // What a pattern excludes is counted as that.
    if (counts === 'all' && !picked?.isExcluded(path) && (input.shard?.owns(path) ?? true))
      input.skip(kind, 1);
    return true;
  };
  const followed: string[] = [];
  const follows = input.options.follow === true && !input.files;
  const onFollowed = (link: string) => {
    if (followed.length < SHOWN) followed.push(showPath(input, link));
    count++;
  };
  let count = 0;
  yield* walk(root, isWanted, report, isEntered, {
    ...(input.profile.skipsForeignFiles && { isForeign }),
    ...(follows && { onFollowed }),
  });
  if (!linksOut) reportLinksOut(input, root, outside);
  if (count === 0 || counts !== 'all') return;
  const names = count > SHOWN ? `${followed.join(', ')}, ...` : followed.join(', ');
  input.note(
    `Followed ${count === 1 ? '1 link to a folder' : `${count} links to folders`}: ${names} (--no-follow skips them).`,
  );
}

/** Links that are named in the note. */
const SHOWN = 3;
