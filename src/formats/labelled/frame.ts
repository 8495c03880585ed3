import type { ImageSize } from '../../media/read-image-size.ts';
import type { Size } from '../../regions/shape.ts';
import type { QuarterTurn } from '../../regions/turn-shape.ts';

/** How the coordinates of a file of labels relate to the image as browsers show it. */
export interface Frame {
  /** The image that coordinates are pixels of, before any turn. */
  drawn: Size;
  /** Undefined when nobody knows, as the image could not be measured. */
  shown: Size | undefined;
  /** Set when the labels were drawn on the image as it is stored, without heed to its EXIF orientation. */
  turn: QuarterTurn | undefined;
  /** The two are images of different sizes. */
  differs: boolean;
}

/** For coordinates that are fractions of an image which nobody can measure. */
export const unitFrame: Frame = {
  drawn: { width: 1, height: 1 },
  shown: undefined,
  turn: undefined,
  differs: false,
};

/** Compares the size that a file of labels gives with that of the image, as far as either is known; undefined when neither is. */
export function frameOf(declared: Size | undefined, image: ImageSize | undefined): Frame | undefined {
  if (!image) return declared && { drawn: declared, shown: declared, turn: undefined, differs: false };
  const shown = { width: image.width, height: image.height };
  if (!declared || isSame(declared, shown)) return { drawn: shown, shown, turn: undefined, differs: false };
  const isTurned = image.orientation >= 5 && isSame(declared, { width: image.height, height: image.width });
  const turn = isTurned ? (image.orientation as QuarterTurn) : undefined;
  return { drawn: declared, shown, turn, differs: !isTurned };
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
