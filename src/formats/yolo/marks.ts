import type { LabelControls } from '../../regions/controls.ts';
import type { Point, Shape, Size } from '../../regions/shape.ts';
import { shapeOfCorners } from '../labelled/shape-of-corners.ts';
import type { YoloClasses } from './data-yaml.ts';
import type { YoloLabel } from './line.ts';

/** The shape of a label that is not a pose, in pixels of its image; or what is wrong with it. */
export function shapeOfYolo(
  { box, points }: YoloLabel,
  { width, height }: Size,
  controls: LabelControls,
): Shape | string {
  if (box) {
    const [x, y, w, h] = box;
    return {
      kind: 'rectangle',
      x: (x - w / 2) * width,
      y: (y - h / 2) * height,
      width: w * width,
      height: h * height,
    };
  }
  const corners = points.map(([x, y]): Point => [x * width, y * height]);
  return shapeOfCorners(corners, controls);
}

/** The names of the keypoints of all classes; those that the data.yaml does not name are numbered. */
export function namesOfKeypoints({ keypointNames = [], pose, names }: YoloClasses): string[] {
  if (!pose) return [];
  const lists =
    keypointNames instanceof Map ? [...names.keys()].map((id) => keypointNames.get(id)) : [keypointNames];
  const numbers = Array.from({ length: pose[0] }, (_, i) => i);
  return [...new Set(lists.flatMap((list) => numbers.map((i) => list?.[i] ?? numbered(i))))];
}

function numbered(i: number): string {
  return `point ${i + 1}`;
}

/**
 * The name of a keypoint: that of the data.yaml; else, where the label config has as many labels for keypoints as a pose has, the one at its
 * place; else the class, if that is such a label, or the number of the point.
 */
export function keypointName(
  i: number,
  { classId }: YoloLabel,
  classes: YoloClasses,
  controls: LabelControls,
): string {
  const { keypointNames, pose, names } = classes;
  const given = keypointNames instanceof Map ? keypointNames.get(classId) : keypointNames;
  const fromFile = (given as readonly string[] | undefined)?.[i];
  if (fromFile !== undefined) return fromFile;
  const labels = controls.keypoint[0]?.labels ?? [];
  if (labels.length === pose?.[0]) return labels[i]!;
  const name = names.get(classId)!;
  return labels.includes(name) ? name : numbered(i);
}
