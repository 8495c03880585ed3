import { extname } from 'node:path';
import { mediaImporter } from './media-dir.ts';

/** Those that cameras and data sets have and no browser shows. */
const onlyConverted = ['.heic', '.jxl', '.jp2', '.ppm', '.pgm', '.pbm', '.pnm'];

const extensions = [
  '.png',
  '.apng',
  '.jpg',
  '.jpeg',
  '.tiff',
  '.tif',
  '.bmp',
  '.gif',
  '.svg',
  '.webp',
  '.avif',
  '.jfif',
  ...onlyConverted,
];

/** How the names of images end, in both usual cases. */
export const imageExtensions: readonly string[] = extensions.flatMap((ending) => [
  ending,
  ending.toUpperCase(),
]);

export const imageDir = mediaImporter({
  format: 'image-dir',
  files: 'images',
  one: 'an image',
  tags: ['Image'],
  extensions,
  notIn09: ['.svg', '.webp', '.avif', '.jfif', '.apng', ...onlyConverted],
  notShown: ['.tiff', '.tif', ...onlyConverted],
  firstId: 1,
});

/** Whether a file is an image by its name. */
export function isImage(name: string): boolean {
  return extensions.includes(extname(name).toLowerCase());
}
