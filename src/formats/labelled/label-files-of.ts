import { statSync } from 'node:fs';
import { filesIn } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { isImage } from '../media/image-dir.ts';
import type { FoundImage } from './find-image.ts';
import { imagesWithoutLabels } from './images-without-labels.ts';

/** A file with the labels of many images. */
export interface LabelFile {
  path: string;
  displayPath: string;
  /** To be told of each image that the file names; gives it back with what is known of it from other labels. */
  onImage: (image: FoundImage) => FoundImage;
}

/**
 * The files of labels of an input that is such a file or a folder with some. Of a folder, images that no file names are counted as skipped
 * when all files were read.
 */
export function* labelFilesOf(input: Input, ...extensions: string[]): Generator<LabelFile> {
  const { path, displayPath } = input;
  const others = imagesWithoutLabels(input);
  const onImage = (image: FoundImage) =>
    others.addNamed(image.path) ? image : { ...image, isRepeated: true };
  if (!statSync(path).isDirectory()) {
    yield { path, displayPath, onImage };
    return;
  }
  for (const file of filesIn(input, extensions, isImage)) yield { ...file, onImage };
  input.skip('images that no label file names', others.count());
}
