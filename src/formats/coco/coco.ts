import type { Importer } from '../format.ts';
import { isCoco } from '../json-head.ts';
import { listClasses } from './list-classes.ts';
import { readCocoFile } from './read-file.ts';

export const coco: Importer = {
  name: 'coco',
  summary: 'a COCO JSON file: one task per image, with its boxes, polygons, masks and keypoints',
  input: 'file',
  extensions: ['.json'],
  sniff: ({ head }) => (isCoco(head) ? 'it is an object with a list of images or categories' : undefined),
  dataTags: ['Image'],
  linksFiles: () => true,
  mayHaveMoreKeys: true,
  options: ['images', 'labelsAs'],
  firstId: 0,
  emptyMessage: 'it lists no images',
  classes: listClasses,
  read: (input) => readCocoFile(input),
};
