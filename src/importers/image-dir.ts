import type { Importer } from './importer.ts';
import { readMediaFolder } from './media-dir.ts';

const extensions = ['.png', '.jpg', '.jpeg', '.tiff', '.tif', '.bmp', '.gif'];

export const imageDir: Importer = {
  name: 'image-dir',
  summary: `a folder of images (${extensions.join(' ')}): one task a file`,
  input: 'directory',
  fills: ['Image'],
  linksFiles: true,
  firstId: 1,
  nothing: `it has no file that ends in ${extensions.join(', ')}`,
  read: (input) => readMediaFolder(input, extensions),
};
