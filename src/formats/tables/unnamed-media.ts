import { namedFiles } from '../folder/named-files.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { isSound } from '../media/audio-dir.ts';
import { isImage } from '../media/image-dir.ts';
import { isMedium } from '../media-columns/media-keys.ts';

/** Finds out which media of a folder no row of its tables names. */
export interface UnnamedMedia {
  addNamed(path: string): void;
  /** Counts the others by what they are and names the first; to be called once, when all rows were read. */
  count(): void;
}

const kinds = [
  { is: isImage, one: 'image', several: 'images' },
  { is: isSound, one: 'sound file', several: 'sound files' },
  { is: (path: string) => /\.pdf$/i.test(path), one: 'PDF file', several: 'PDF files' },
  { is: () => true, one: 'video', several: 'videos' },
];

export function unnamedMedia(input: Input): UnnamedMedia {
  const media = imagesWithoutLabels(input, isMedium);
  return {
    addNamed: (path) => void media.addNamed(path),
    count() {
      const counted = kinds.map(({ is, one, several }) => ({
        is,
        files: namedFiles(input, `${one} that no row names`, `${several} that no row names`),
      }));
      media.count((path) => counted.find(({ is }) => is(path))!.files.add(showPath(input, path)));
      for (const { files } of counted) files.count();
    },
  };
}
