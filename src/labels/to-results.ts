import type { JsonObject } from '../json/json.ts';
import { encodeBrush } from './brush-rle.ts';
import type { LabelControl } from './controls.ts';
import type { Shape, Size } from './shape.ts';

/** A labelled shape, ready to be written. */
export interface Region {
  id: string;
  label: string;
  shape: Shape;
  score: number | undefined;
  /** The id of the region that it is a part of, as keypoints are of a box. */
  parent: string | undefined;
}

/** Width of keypoints in percent of the image, which no format has; that of the official converter. */
const POINT_WIDTH = 1;

/**
 * A region as the results of its control: coordinates in percent of `frame`, the image that the shape was drawn on; `shown` is the size of
 * the image as browsers show it, as far as it is known.
 */
export function toResults(
  region: Region,
  control: LabelControl,
  frame: Size,
  shown: Size | undefined,
): JsonObject[] {
  const { from, to, type, drawing } = control;
  const { id, label, score, parent } = region;
  const value = toPercent(region.shape, frame);
  // A mask is a picture of its own size, which Label Studio scales.
  const size = region.shape.kind === 'brush' ? region.shape.mask : shown;
  const around = (name: string, kind: string, ownValue: JsonObject): JsonObject => ({
    id,
    from_name: name,
    to_name: to,
    type: kind,
    ...(size && { original_width: size.width, original_height: size.height }),
    image_rotation: 0,
    value: ownValue,
    ...(score !== undefined && { score }),
    ...(parent !== undefined && { parentID: parent }),
  });
  const labelled = around(from, type, { ...value, [type]: [label] });
  return drawing ? [around(drawing.from, drawing.type, value), labelled] : [labelled];
}

/** The value of a result without its labels. */
function toPercent(shape: Shape, { width, height }: Size): JsonObject {
  const across = (pixels: number) => (pixels / width) * 100;
  const down = (pixels: number) => (pixels / height) * 100;
  switch (shape.kind) {
    case 'rectangle':
      return {
        x: across(shape.x),
        y: down(shape.y),
        width: across(shape.width),
        height: down(shape.height),
        rotation: shape.rotation ?? 0,
      };
    case 'polygon':
      return { points: shape.points.map(([x, y]) => [across(x), down(y)]) };
    case 'keypoint':
      return {
        x: across(shape.x),
        y: down(shape.y),
        width: POINT_WIDTH,
        ...(shape.hidden && { hidden: true }),
      };
    case 'ellipse':
      return {
        x: across(shape.x),
        y: down(shape.y),
        radiusX: across(shape.radiusX),
        radiusY: down(shape.radiusY),
        rotation: 0,
      };
    case 'brush':
      return { format: 'rle', rle: encodeBrush(shape.mask) };
  }
}
