import { mediaImporter } from './media-dir.ts';

export const imageDir = mediaImporter({
  format: 'image-dir',
  files: 'images',
  tags: ['Image'],
  extensions: ['.png', '.jpg', '.jpeg', '.tiff', '.tif', '.bmp', '.gif', '.svg', '.webp'],
  notIn09: ['.svg', '.webp'],
  notShown: ['.tiff', '.tif'],
  firstId: 1,
});
