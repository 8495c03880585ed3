import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { relativeTo } from '../../quick-paths.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { imagesBelow } from '../labelled/image-below.ts';
import type { OcrPage } from './page.ts';

/** Finds the images of files of recognized text. */
export interface ImagesOfFiles {
  /** That of the page `at` of a file. */
  ofPage(file: string, page: OcrPage, at: number): FoundImage;
  /** The one of a name. */
  named(file: string, name: string): FoundImage;
  /** Says where they were found, to be called when all files were read. */
  tell(): void;
}

export function imagesOfFiles(input: Input, extensions: readonly string[]): ImagesOfFiles {
  const find = finderBeside(input, foldersOfImages);
  const below = imagesBelow(input, extensions, true);
  /** The first that is there, of all names near the file, then of all elsewhere. */
  const firstFound = (file: string, names: readonly string[]): FoundImage => {
    let missing: FoundImage | undefined;
    for (const name of names) {
      const near = find(file, name);
      if (near.exists) return near;
      missing ??= near;
    }
    for (const name of names) {
      const elsewhere = below.find(missing!, file, name);
      if (elsewhere.exists) return elsewhere;
    }
    return missing!;
  };
  let copies = 0;
  let example = '';
  /** What lies beside a page with the name of a file elsewhere is its copy, or the page was copied with it. */
  const ofCopy = (file: string, image: string | undefined): FoundImage | undefined => {
    if (image === undefined || !isElsewhere(input, image)) return undefined;
    const copy = find(file, basename(image));
    if (!copy.exists) return undefined;
    copies++;
    example ||= `${showPath(input, copy.path)} for ${image}`;
    return copy;
  };
  return {
    ofPage(file, { image }, at) {
      const stem = basename(file, extname(file));
      // Names are often those of another machine, or of a file that the pages were made from.
      const own = at === 0 ? stem : `${stem}-${at + 1}`;
      return ofCopy(file, image) ?? firstFound(file, image === undefined ? [own] : [image, own]);
    },
    named: (file, name) => firstFound(file, [name]),
    tell() {
      below.tell();
      if (copies === 0) return;
      const of =
        copies === 1
          ? '1 page, and not that of its full path'
          : `${copies} pages, and not those of their full paths`;
      input.note(`Used the ${copies === 1 ? 'image' : 'images'} beside ${of}, such as ${example}.`);
    },
  };
}

/** Whether a name is the full path of a file that is neither in the folder of the input nor in `--images`. */
function isElsewhere({ path, original = path, options }: Input, name: string): boolean {
  if (!isAbsolute(name) || !existsSync(name)) return false;
  const own = statSync(original).isDirectory() ? original : dirname(original);
  return [own, ...(options.images === undefined ? [] : [options.images])].every((folder) =>
    relativeTo(folder, name).startsWith('..'),
  );
}

/** Images lie beside the file, or beside its folder, as those of Transkribus do with page/ and alto/. */
function foldersOfImages(beside: string): string[] {
  const above = dirname(beside);
  return [beside, join(beside, 'images'), above, join(above, 'images')];
}
