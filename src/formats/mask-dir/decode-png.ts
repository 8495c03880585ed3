import { decode } from 'fast-png';
import { MOST_MASK_PIXELS } from '../../regions/shape.ts';

/** The pixels of a mask as numbers: gray values, indexes of a palette, or colors as 0xRRGGBB. */
export interface MaskPixels {
  width: number;
  height: number;
  kind: 'values' | 'palette' | 'colors';
  /** One for each pixel, row by row from the top; transparent pixels are -1. */
  codes: Int32Array;
  /** The color of each index of a palette, as 0xRRGGBB. */
  palette: readonly number[];
  /** Whether the file says which pixels are transparent, of which there may be none. */
  hasAlpha: boolean;
}

const HEAD = 29;
const isInterlaced = (png: Buffer) => png[28] === 1;

/** Decodes a PNG file; or says what is wrong with it, as the end of a sentence. Its size is looked at before any pixel. */
export function decodeMask(png: Buffer): MaskPixels | string {
  if (png.length < HEAD || png.readUInt32BE(0) !== 0x89504e47) return 'it is not a PNG file';
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width === 0 || height === 0) return 'it has no pixels';
  if (width * height > MOST_MASK_PIXELS) return `its size of ${width} by ${height} pixels is too large`;
  if (isInterlaced(png) && png[24]! < 8) {
    return 'it is interlaced with fewer than 8 bits per pixel, which cannot be read; save it without interlacing';
  }
  let image: ReturnType<typeof decode>;
  try {
    image = decode(png, { checkCrc: true });
  } catch (error) {
    return `it is damaged (${(error as Error).message.replace(/[.:]+$/, '')})`;
  }
  const { data, channels, depth, palette, transparency } = image;
  const codes = new Int32Array(width * height);
  const hasAlpha = palette
    ? palette.some((color) => color.length > 3)
    : channels % 2 === 0 || transparency !== undefined;
  const whole = { width, height, codes, palette: (palette ?? []).map(toCode), hasAlpha };
  if (palette) {
    unpack(data, depth, width, height, codes);
    if (codes.some((code) => code >= palette.length)) return 'it has pixels beyond the end of its palette';
    for (const [index, color] of palette.entries()) if (color[3] === 0) hide(codes, index);
    return { ...whole, kind: 'palette' };
  }
  if (channels === 1) {
    unpack(data, depth, width, height, codes);
    if (transparency) hide(codes, transparency[0]!);
    return { ...whole, kind: 'values' };
  }
  const shift = depth === 16 ? 8 : 0;
  const isGray = channels === 2;
  for (let i = 0, at = 0; i < codes.length; i++, at += channels) {
    const [red, green, blue] = [
      data[at]! >> shift,
      data[at + (isGray ? 0 : 1)]! >> shift,
      data[at + (isGray ? 0 : 2)]! >> shift,
    ];
    const isOpaque = channels === 3 || data[at + channels - 1] !== 0;
    codes[i] = !isOpaque ? -1 : isGray ? red : (red << 16) | (green << 8) | blue;
  }
  return { ...whole, kind: isGray ? 'values' : 'colors' };
}

function toCode([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return (red << 16) | (green << 8) | blue;
}

/** Rows of small values begin at a byte. */
function unpack(
  data: ArrayLike<number>,
  depth: number,
  width: number,
  height: number,
  codes: Int32Array,
): void {
  if (depth >= 8) return void codes.set(data);
  const rowBytes = Math.ceil((width * depth) / 8);
  const most = (1 << depth) - 1;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const bit = x * depth;
      codes[i] = (data[y * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most;
    }
  }
}

function hide(codes: Int32Array, code: number): void {
  for (let i = 0; i < codes.length; i++) if (codes[i] === code) codes[i] = -1;
}
