import { basename, dirname, extname, join } from 'node:path';
import { pathForCommands } from '../../command-on.ts';
import { quote } from '../../json/json.ts';
import { hasSeveralPages } from '../../media/tiff-pages.ts';
import { relativeTo } from '../../quick-paths.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import type { OcrPage } from './page.ts';

/** How the pages of `doc.tif` are called where each is a file of its own: doc-1, doc_1, doc-01, doc-001, ... */
const separators = ['-', '_'];
const widths = [1, 2, 3, 4];
/** Most programs count from 1; `magick doc.tif doc-%d.png` does from 0. */
const starts = [1, 0];

/** What is done with a page: it has an image of its own, or is skipped; undefined for pages like those of any file. */
type ImageOfPage = (at: number) => FoundImage | 'skipped' | undefined;

export interface Documents {
  /**
   * The images of the pages of a file, where they are those of one document: of a TIFF with several pages, or of one that is not
   * there. `document`: the image that is found for the first page; `find` asks for an image by its name.
   */
  imagesOf(
    file: string,
    displayPath: string,
    pages: readonly OcrPage[],
    document: FoundImage | undefined,
    find: (name: string) => FoundImage,
  ): ImageOfPage;
  /** Says where images of single pages were used, to be called when all files were read. */
  tell(): void;
}

export function documents(input: Input): Documents {
  let split = 0;
  let example = '';
  return {
    imagesOf(file, displayPath, pages, document, find) {
      const name = pages[0]?.image;
      const isOne = pages.length > 1 && pages.every(({ image }) => image === name);
      if (!isOne || !document || document.url !== undefined) return () => undefined;
      const isTiff = document.exists && hasSeveralPages(document.path);
      if (document.exists && !isTiff) return () => undefined;
      const stems = new Set([stemOf(name ?? document.path), stemOf(file)]);
      const images = imagesOfPages(stems, pages.length, find);
      const shown = basename(name?.replaceAll('\\', '/') ?? (document.exists ? document.path : displayPath));
      if (images) {
        split++;
        example ||= `${basename(images[0]!.path)} for page 1 of ${shown}`;
        return (at) => images[at];
      }
      if (!isTiff) return () => undefined;
      const tiff = showPath(input, document.path);
      // The images that the command writes must be found when it is run again.
      const beside = isNear(input, file, document.path) ? tiff : displayPath;
      const folder = dirname(pathForCommands(beside));
      return (at) => {
        if (at === 0) return undefined;
        const args = {
          ...{ page: at + 1, image: quote(shown) },
          from: pathForCommands(tiff),
          to: join(folder, `${stemOf(document.path)}-%d.png`),
        };
        input.report({ code: 'page-in-tiff', args }, { file: displayPath, line: pages[at]!.line });
        input.skip('pages of a TIFF with several pages', 1);
        return 'skipped';
      };
    },
    tell() {
      if (split === 0) return;
      const what = split === 1 ? 'a document' : `${split} documents`;
      input.note(`Used an image for each page of ${what}, such as ${example}.`);
    },
  };
}

/** Whether images beside another one are found for a file: those beside the TIFF of a full path are not. */
function isNear({ path, original, options }: Input, file: string, image: string): boolean {
  const folders = [
    dirname(dirname(file)),
    original ?? path,
    ...(options.images === undefined ? [] : [options.images]),
  ];
  return folders.some((folder) => !relativeTo(folder, image).startsWith('..'));
}

/** The images of all pages, by the first way to call them in which all are there. */
function imagesOfPages(
  stems: Iterable<string>,
  count: number,
  find: (name: string) => FoundImage,
): FoundImage[] | undefined {
  for (const stem of stems) {
    for (const separator of separators) {
      for (const start of starts) {
        for (const width of widths) {
          const nameOf = (at: number) => `${stem}${separator}${String(at + start).padStart(width, '0')}`;
          // The last decides between the ways to count: doc-1 is there in both.
          if (!find(nameOf(count - 1)).exists) continue;
          const images = Array.from({ length: count }, (_, at) => find(nameOf(at)));
          if (images.every(({ exists }) => exists)) return images;
        }
      }
    }
  }
  return undefined;
}

function stemOf(path: string): string {
  const name = basename(path.replaceAll('\\', '/'));
  return basename(name, extname(name));
}
