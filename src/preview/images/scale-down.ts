import type { ImageSize } from '../../media/read-image-size.ts';
import { isOpaque, type Pixels, partOf } from './pixels.ts';
import { shrink } from './shrink.ts';
import { turnUpright } from './turn-upright.ts';

/** Pixels of the longer side of an image in a page: about as many as the page shows of it. */
export const LONGER_SIDE = 1280;

/** Pixels beyond which an image is not decoded: its memory is four bytes for each, some times over. */
const MOST_PIXELS = 40e6;

/** An image file for a page. */
export interface ScaledImage {
  type: string;
  bytes: Uint8Array;
}

/**
 * Makes a JPEG or PNG as small as the page shows it, upright. `size` is that of `readImageSize`. Undefined for what is of another type, too
 * large to be decoded, or damaged.
 */
export async function scaleDown(
  bytes: Uint8Array,
  type: string,
  { width, height, orientation }: ImageSize,
): Promise<ScaledImage | undefined> {
  if (width * height > MOST_PIXELS) return undefined;
  const stored = await decode(bytes, type);
  if (!stored) return undefined;
  const scale = LONGER_SIDE / Math.max(width, height);
  const [newWidth, newHeight] = [stored.width, stored.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  return encode(turnUpright(shrink(stored, newWidth, newHeight), orientation), type);
}

async function decode(bytes: Uint8Array, type: string): Promise<Pixels | undefined> {
  try {
    if (type === 'image/jpeg') return await (await import('./jpeg.ts')).decodeJpeg(bytes);
    if (type === 'image/png') return (await import('./png.ts')).decodePng(bytes);
    return undefined;
  } catch {
    // The decoders throw what they like.
    return undefined;
  }
}

/** Photos that were saved as PNG are far smaller as JPEG; drawings are not. */
async function encode(image: Pixels, type: string): Promise<ScaledImage> {
  const { encodeJpeg } = await import('./jpeg.ts');
  if (type === 'image/jpeg') return { type, bytes: await encodeJpeg(image) };
  const { encodePng } = await import('./png.ts');
  // Which is smaller is judged by a part: to encode all of it in both ways takes twice as long.
  const isPhoto = async (part: Pixels) => (await encodeJpeg(part)).length < encodePng(part).length;
  return isOpaque(image) && (await isPhoto(partOf(image)))
    ? { type: 'image/jpeg', bytes: await encodeJpeg(image) }
    : { type: 'image/png', bytes: encodePng(image) };
}
