import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { looksLikeMasks } from '../mask-dir/layout.ts';
import { isImage } from '../media/image-dir.ts';

export const yolo: Importer = {
  name: 'yolo',
  summary:
    'a YOLO dataset: one task per image, with the boxes, polygons, rotated boxes or poses of its label file',
  input: 'directory',
  // The whole names of files that only such a folder has.
  extensions: ['classes.txt', 'data.yaml', 'data.yml', 'obj.names', '_darknet.labels'],
  sniff: ({ names }) => {
    const hasText = names.some((name) => /\.txt$/i.test(name) && !/(?:^|[/\\])classes\.txt$/i.test(name));
    if (!hasText && looksLikeMasks(names) !== undefined) return undefined;
    // CUB-200 has a classes.txt too.
    if (names.some((name) => /(?:^|[/\\])image_class_labels\.txt$/.test(name))) return undefined;
    if (
      names.some((name) => /(?:^|[/\\])(?:classes\.txt|data\.ya?ml|obj\.names|_darknet\.labels)$/i.test(name))
    ) {
      return 'it has YOLO class names';
    }
    const hasLabels = names.some((name) => /(?:^|[/\\])labels[/\\]/i.test(name) && /\.txt$/i.test(name));
    const hasImages = names.some((name) => /(?:^|[/\\])images[/\\]/i.test(name) && isImage(name));
    return hasLabels && hasImages ? 'it has images/ and labels/' : undefined;
  },
  ...labelledImages,
  emptyMessage: 'it has no images; --images DIR sets their folder',
  ...loadedLater(() => import('./read-folder.ts')),
};
