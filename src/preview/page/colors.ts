import type { PageControl, PageRegion } from '../model.ts';

/** Colors for labels that have none: apart from each other, and to be seen on light and dark. */
const palette = [
  '#2f6fde',
  '#d9480f',
  '#2b8a3e',
  '#9c36b5',
  '#c2255c',
  '#0c8599',
  '#8a6100',
  '#5f3dc4',
  '#c92a2a',
  '#5c940d',
];
const fallback = '#868e96';

const byControl = new Map<string, Map<string, string>>();
const byLabel = new Map<string, string>();

/** Learns the colors of a label config. */
export function learnColors(controls: readonly PageControl[]): void {
  let next = 0;
  for (const { name, labels } of controls) {
    const own = new Map<string, string>();
    for (const { value, color } of labels) {
      const known = color !== undefined && CSS.supports('color', color) ? color : byLabel.get(value);
      const made = known ?? palette[next++ % palette.length]!;
      own.set(value, made);
      if (!byLabel.has(value)) byLabel.set(value, made);
    }
    byControl.set(name, own);
  }
}

export function colorOf(label: string, control?: string): string {
  return (
    (control !== undefined && byControl.get(control)?.get(label)) || byLabel.get(label) || ofUnknown(label)
  );
}

export function colorOfRegion({ labels, from }: PageRegion): string {
  return labels[0] === undefined ? fallback : colorOf(labels[0], from);
}

/** One color for a label that is in no label config, always the same. */
function ofUnknown(label: string): string {
  let sum = 0;
  for (let i = 0; i < label.length; i++) sum = (Math.imul(sum, 31) + label.charCodeAt(i)) >>> 0;
  return palette[sum % palette.length]!;
}

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Red, green and blue from 0 to 255, whatever way the color is written. */
export function channelsOf(color: string): [number, number, number] {
  if (!canvas) return [134, 142, 150];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = fallback;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Black or white, whichever is easier to read on a color (WCAG 2). */
export function inkOn(color: string): '#000' | '#fff' {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000' : '#fff';
}

const knowsBoth = CSS.supports('color', 'light-dark(#000, #fff)');

/** The color, or a greyer one where the cards of the light or the dark page would hide it: white on white, black on black. */
export function seen(color: string): string {
  const channels = channelsOf(color);
  const isPale = Math.min(...channels) > 215;
  const isDark = Math.max(...channels) < 60;
  if (!knowsBoth || (!isPale && !isDark)) return color;
  const grey = `color-mix(in srgb, ${color}, #808080 65%)`;
  return isPale ? `light-dark(${grey}, ${color})` : `light-dark(${color}, ${grey})`;
}
