import { basename, dirname, extname, join } from 'node:path';
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
  return {
    ofPage(file, { image }, at) {
      const stem = basename(file, extname(file));
      // Names are often those of another machine, or of a file that the pages were made from.
      const own = at === 0 ? stem : `${stem}-${at + 1}`;
      return firstFound(file, image === undefined ? [own] : [image, own]);
    },
    named: (file, name) => firstFound(file, [name]),
    tell: below.tell,
  };
}

/** Images lie beside the file, or beside its folder, as those of Transkribus do with page/ and alto/. */
function foldersOfImages(beside: string): string[] {
  const above = dirname(beside);
  return [beside, join(beside, 'images'), above, join(above, 'images')];
}
