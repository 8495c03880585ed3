import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { ImageSize } from '../../media/read-image-size.ts';
import type { Size } from '../../regions/shape.ts';
import type { Turn } from '../../regions/turn-shape.ts';
import type { DrawnOn } from '../frames.ts';

/** How the coordinates of a file of labels relate to the image as browsers show it. */
export interface Frame {
  /** The image that coordinates are pixels of, before any turn. */
  drawn: Size;
  /** Undefined when nobody knows, as the image could not be measured. */
  shown: Size | undefined;
  /** Set when the labels were drawn on the image as it is stored, without heed to its EXIF orientation. */
  turn: Turn | undefined;
  /** The two are images of different sizes. */
  differs: boolean;
  /** Said of an image with labels when nothing tells whether to turn them. */
  doubt?: Finding;
}

/** For coordinates that are fractions of an image which nobody can measure. */
export const unitFrame: Frame = {
  drawn: { width: 1, height: 1 },
  shown: undefined,
  turn: undefined,
  differs: false,
};

/**
 * Compares the size that a file of labels gives with that of the image, as far as either is known; undefined when neither is. `common`: what
 * images were drawn on whose sizes do not tell it.
 */
export function frameOf(
  declared: Size | undefined,
  image: ImageSize | undefined,
  common?: DrawnOn,
): Frame | undefined {
  if (!image) return declared && { drawn: declared, shown: declared, turn: undefined, differs: false };
  const shown = { width: image.width, height: image.height };
  if (!declared) return { drawn: shown, shown, turn: undefined, differs: false };
  const told = drawnOn(declared, image);
  const isStored = (told === 'either' ? common : told) === 'stored';
  const turn = isStored ? (image.orientation as Turn) : undefined;
  return { drawn: declared, shown, turn, differs: told === undefined && !isSame(declared, shown) };
}

/** Which of the two the sides of an image that has an EXIF orientation tell; undefined when the size is another, or the image is upright. */
export function drawnOn(declared: Size, image: ImageSize): DrawnOn | 'either' | undefined {
  const { width, height, orientation } = image;
  if (orientation === 1) return undefined;
  const isShown = isSame(declared, image);
  const isStored = isSame(declared, orientation >= 5 ? { width: height, height: width } : image);
  if (isShown && isStored) return 'either';
  return isShown ? 'shown' : isStored ? 'stored' : undefined;
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
