/** A place in an image: pixels from its left and its top edge, fractions allowed. */
export type Point = readonly [x: number, y: number];

/** The pixels of an image that belong to something: 1 or 0 for each, row by row from the top. */
export interface Mask {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Pixels beyond which a mask, or an image that one is put on, is refused: more than any image that browsers show, and half a gigabyte of numbers where it is decoded. */
export const MOST_MASK_PIXELS = 1 << 27;

/** What somebody drew, in pixels. `rotation`: degrees clockwise around the corner `x`, `y` of a rectangle, the center of an ellipse. */
export type Shape =
  | { kind: 'rectangle'; x: number; y: number; width: number; height: number; rotation?: number }
  | { kind: 'polygon'; points: readonly Point[] }
  | { kind: 'keypoint'; x: number; y: number; hidden?: boolean }
  | { kind: 'ellipse'; x: number; y: number; radiusX: number; radiusY: number; rotation?: number }
  | { kind: 'vector'; points: readonly Point[] }
  | { kind: 'brush'; mask: Mask };

export type ShapeKind = Shape['kind'];

/** Shapes as people call them. */
export const shapeNames: Readonly<Record<ShapeKind, string>> = {
  rectangle: 'box',
  polygon: 'polygon',
  keypoint: 'keypoint',
  ellipse: 'ellipse',
  vector: 'line',
  brush: 'mask',
};

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A size from two values of a file; undefined when they are not. */
export function sizeOf(width: unknown, height: unknown): Size | undefined {
  const isLength = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
  return isLength(width) && isLength(height)
    ? { width: width as number, height: height as number }
    : undefined;
}

/** A shape as far as it lies in the image, or why nothing of it can be shown. */
export type Fitted = { shape: Shape; clipped: boolean } | Misfit;
export type Misfit = 'outside' | 'no-area' | 'too-far-out';
