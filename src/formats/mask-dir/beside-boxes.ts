import { dirname, join } from 'node:path';
import type { LabelConfig } from '../../label-config/model.ts';
import type { FormatOptions } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { isVoc } from '../voc/is-voc.ts';

const masks = /(?:^|[/\\])SegmentationClass[/\\][^/\\]+\.png$/i;

/** The folders of masks in Pascal VOC, and in what is made from it: those of classes, and those of single objects. */
const vocMask = /(?:^|[/\\])Segmentation(?:Class|Object)(?:PNG|Raw|Aug)?[/\\][^/\\]+\.png$/i;

/** Whether a path below the input folder is that of a mask of Pascal VOC, and so no image that lacks labels. */
export function isMaskOfVoc(below: string): boolean {
  return vocMask.test(below);
}

/** The folder of the masks that a data set of Pascal VOC has beside its boxes, as those of its own and exports of CVAT do. */
export function masksBesideBoxes({ isFolder, names, heads }: InputSample): string | undefined {
  const mask = isFolder ? names.find((name) => masks.test(name)) : undefined;
  return mask !== undefined && heads('.xml').some(isVoc) ? join(dirname(mask), '/') : undefined;
}

/** Whether the masks of such a data set are meant, not its boxes, which more of its images have. */
export function wantsMasks(config: LabelConfig | undefined, { masksAs }: FormatOptions): boolean {
  if (masksAs !== undefined) return true;
  const types = config?.controls.map(({ tag }) => tag.type) ?? [];
  return (
    types.some((type) => type.startsWith('Brush')) && !types.some((type) => type.startsWith('Rectangle'))
  );
}
