import type { LabelControls } from '../../regions/controls.ts';
import type { Point, Shape } from '../../regions/shape.ts';
import { rotatedBox } from '../../regions/turned-box.ts';

/** Corners as a shape, or what is wrong with them. Four are a rotated box or a polygon: what the label config has tags for, and with both, what they look like. */
export function shapeOfCorners(corners: readonly Point[], controls: LabelControls): Shape | string {
  const polygon: Shape = { kind: 'polygon', points: corners };
  if (corners.length !== 4 || controls.rectangle.length === 0) return polygon;
  const rotated = rotatedBox(corners);
  if (rotated) return rotated;
  return controls.polygon.length > 0 ? polygon : 'its four corners are not those of a rectangle';
}
