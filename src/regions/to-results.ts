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
  const value = toPercent(region.shape, frame);
  // A mask is a picture of its own size.
  const size = region.shape.kind === 'brush' ? region.shape.mask : shown;
  const { from, type, drawing } = control;
  const labelled = toResult(region, from, type, control, size, value);
  if (!drawing) {
    value[type] = [region.label];
    return [labelled];
  }
  labelled.value = { ...value, [type]: [region.label] };
  return [toResult(region, drawing.from, drawing.type, control, size, value), labelled];
}

function toResult(
  { id, score, parent }: Region,
  from: string,
  type: string,
  { to }: LabelControl,
  size: Size | undefined,
  value: JsonObject,
): JsonObject {
  // Two literals: this is done for every region, and objects that are spread or grow take twice the time and room.
  const result: JsonObject = size
    ? {
        id,
        from_name: from,
        to_name: to,
        type,
        original_width: size.width,
        original_height: size.height,
        image_rotation: 0,
        value,
      }
    : { id, from_name: from, to_name: to, type, image_rotation: 0, value };
  if (score !== undefined) result.score = score;
  if (parent !== undefined) result.parentID = parent;
  return result;
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
        rotation: shape.rotation ?? 0,
      };
    case 'vector':
      return {
        vertices: shape.points.map(([x, y], i) => ({
          id: `v${i + 1}`,
          x: across(x),
          y: down(y),
          prevPointId: i === 0 ? null : `v${i}`,
          isBezier: false,
        })),
        closed: false,
      };
    case 'brush':
      return { format: 'rle', rle: encodeBrush(shape.mask) };
  }
}
