import { decode, encode } from 'fast-png';
import type { Pixels } from './pixels.ts';

/** Decodes a PNG as it is stored. Undefined for those with fewer than 8 bits a pixel, which are small. Throws where it is damaged. */
export function decodePng(bytes: Uint8Array): Pixels | undefined {
  const { width, height, data: values, channels, depth, palette, transparency } = decode(bytes);
  if (depth < 8) return undefined;
  const data = new Uint8ClampedArray(width * height * 4);
  const shift = depth === 16 ? 8 : 0;
  const isGray = channels < 3;
  for (let i = 0; i < width * height; i++) {
    const own = i * channels;
    const at = i * 4;
    if (palette) {
      const [red = 0, green = 0, blue = 0, opacity = 255] = palette[values[i]!] ?? [];
      data.set([red, green, blue, opacity], at);
      continue;
    }
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = values[own + (isGray ? 0 : channel)]! >> shift;
    const hasOpacity = channels === 2 || channels === 4;
    data[at + 3] = hasOpacity ? values[own + channels - 1]! >> shift : 255;
    // One color may stand for what cannot be seen.
    if (transparency?.every((value, channel) => values[own + channel] === value)) data[at + 3] = 0;
  }
  return { width, height, data };
}

export function encodePng({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data: new Uint8Array(data.buffer), channels: 4, depth: 8 });
}
