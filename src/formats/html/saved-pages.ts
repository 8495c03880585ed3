import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { namedFiles } from '../folder/named-files.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import type { InputSample } from '../input-sample.ts';

const isPage = /\.(?:x?html|htm)$/i;

/** What browsers call the folder with the images, scripts and frames of a page that they save. */
const besidePage = /^(.+)_files$/;

const pageEndings = ['.html', '.htm', '.xhtml'];

/** Why a folder has pages that a browser saved: all that is no page lies in folders of pages. */
export function whySavedPages({ isFolder, names }: InputSample): string | undefined {
  if (!isFolder || !names.some((name) => isPage.test(name))) return undefined;
  const there = new Set(names);
  let some = false;
  for (const name of names) {
    if (isOfPage(dirname(name), (file) => there.has(file))) some = true;
    else if (!isPage.test(name)) return undefined;
  }
  return some ? 'it has pages that a browser saved with their files' : undefined;
}

/** Frames of saved pages, which are no pages that somebody asked for. */
export function framesOfPages(input: Input): {
  isFrame(name: string, folder: string): boolean;
  count(): void;
} {
  const frames = namedFiles(
    input,
    'page in the folder of a saved page',
    'pages in the folders of saved pages',
  );
  let last: { folder: string; isOfPage: boolean } | undefined;
  return {
    isFrame(name, folder) {
      // Who names files knows which.
      if (input.files || !isPage.test(name)) return false;
      if (last?.folder !== folder) {
        last = { folder, isOfPage: isOfPage(folder, existsSync, input.path) };
      }
      if (!last.isOfPage) return false;
      const path = join(folder, name);
      if (input.shard?.take(path) ?? true) frames.add(showPath(input, path));
      return true;
    },
    count: () => frames.count(),
  };
}

/** Whether a folder, or one above it up to `root`, has the files of a page beside it. */
function isOfPage(folder: string, isThere: (file: string) => boolean, root = '.'): boolean {
  for (let at = folder; at.length > root.length && at !== dirname(at); at = dirname(at)) {
    const [, stem] = besidePage.exec(basename(at)) ?? [];
    if (stem !== undefined && pageEndings.some((ending) => isThere(join(dirname(at), stem + ending))))
      return true;
    if (dirname(at) === '.') return false;
  }
  return false;
}
