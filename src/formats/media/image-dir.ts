import { extname } from 'node:path';
import { mediaImporter } from './media-dir.ts';

const extensions = [
  '.png',
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
  '.heic',
  '.jxl',
];

/** How the names of images end, in both usual cases. */
export const imageExtensions: readonly string[] = extensions.flatMap((ending) => [
  ending,
  ending.toUpperCase(),
]);

export const imageDir = mediaImporter({
  format: 'image-dir',
  files: 'images',
  tags: ['Image'],
  extensions,
  notIn09: ['.svg', '.webp', '.avif', '.jfif', '.heic', '.jxl'],
  notShown: ['.tiff', '.tif', '.heic', '.jxl'],
  firstId: 1,
});

/** Whether a file is an image by its name. */
export function isImage(name: string): boolean {
  return extensions.includes(extname(name).toLowerCase());
}
