import { statSync } from 'node:fs';
import type { Importer } from '../format.ts';
import { isCoco } from '../json-head.ts';
import { labelledImages } from '../labelled/labelled-images.ts';
import { listClasses } from './list-classes.ts';
import { readCocoFile } from './read-file.ts';
import { isNamedCoco, readCocoFolder } from './read-folder.ts';

export const coco: Importer = {
  name: 'coco',
  summary:
    'a COCO JSON file, or a folder with one for each part: one task per image, with its boxes, polygons, masks and keypoints',
  input: 'file or directory',
  extensions: ['.json'],
  foldersByContent: true,
  sniff: ({ head, isFolder, names, heads }) => {
    if (!isFolder) return isCoco(head) ? 'it is an object with a list of images or categories' : undefined;
    return names.some(isNamedCoco) || heads('.json').some(isCoco) ? 'it has COCO files' : undefined;
  },
  ...labelledImages,
  emptyMessage: 'it lists no images',
  classes: listClasses,
  read: (input) => (statSync(input.path).isDirectory() ? readCocoFolder(input) : readCocoFile(input)),
};
