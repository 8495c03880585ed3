import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { isKitti } from '../kitti/looks-like.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { looksLikeMasks } from '../mask-dir/layout.ts';
import { isImage } from '../media/image-dir.ts';
import { areInFoldersOfClasses, classNames } from './folders-of-classes.ts';

/** What a label file begins with: nothing, or the number of a class and four numbers or more. */
const startsAsLabels = /^\s*(?:$|\d+(?:[ \t]+[-+.\de]+){4})/i;

/** Whether a file that may be called anything has names of classes, as Darknet and Ultralytics have them. */
function listsClasses(names: readonly string[], heads: InputSample['heads']): boolean {
  return (
    names.some((name) => /\.names$/i.test(name)) ||
    ['.yaml', '.yml'].some((ending) => heads(ending).some((head) => /^names\s*:/m.test(head)))
  );
}

/** Whether all texts start as labels, and one is not empty. */
function onlyLabels(texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() !== '') && texts.every((text) => startsAsLabels.test(text));
}

export const yolo: Importer = {
  name: 'yolo',
  summary:
    'a YOLO dataset: one task per image, with the boxes, polygons, rotated boxes or poses of its label file',
  input: 'directory',
  // The whole names of files that only such a folder has.
  extensions: ['classes.txt', 'data.yaml', 'data.yml', 'obj.names', '_darknet.labels'],
  foldersByContent: true,
  sniff: (sample) => {
    const { names, heads, files } = sample;
    const texts = names.filter((name) => /\.txt$/i.test(name));
    const hasText = texts.some((name) => !/(?:^|[/\\])classes\.txt$/i.test(name));
    if (!hasText && looksLikeMasks(names) !== undefined) return undefined;
    // CUB-200 has a classes.txt too.
    if (names.some((name) => /(?:^|[/\\])image_class_labels\.txt$/.test(name))) return undefined;
    if (areInFoldersOfClasses(sample)) return undefined;
    // Data of other kinds may have such a file too.
    const isYolo = () =>
      names.some(isImage) ||
      names.every((name) => classNames.test(name)) ||
      files('.txt').some(({ name, head }) => !classNames.test(name) && startsAsLabels.test(head));
    if (names.some((name) => classNames.test(name)) && isYolo()) return 'it has YOLO class names';
    if (names.some(isImage) && listsClasses(names, heads) && onlyLabels(heads('.txt')))
      return 'it has YOLO labels and class names';
    const hasLabels = names.some((name) => /(?:^|[/\\])labels[/\\]/i.test(name) && /\.txt$/i.test(name));
    const hasImages = names.some((name) => /(?:^|[/\\])images[/\\]/i.test(name) && isImage(name));
    const isOther = () => heads('.txt').some(isKitti);
    return hasLabels && hasImages && !isOther() ? 'it has images/ and labels/' : undefined;
  },
  ...labelledImages,
  emptyMessage: 'it has no images; --images FOLDER sets their folder',
  ...loadedLater(() => import('./read-folder.ts')),
};
