import type { PageControl, PageRegion } from '../model.ts';
import { clearOn, luminanceOf } from './contrast.ts';

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
  return luminanceOf(channelsOf(color)) > 0.179 ? '#000' : '#fff';
}

const knowsBoth = CSS.supports('color', 'light-dark(#000, #fff)');

/** What is behind lines and marks, in the light and in the dark: the worse one of the page and its cards (style.css). */
const light = [0xf4, 0xf5, 0xf7] as const;
const dark = [0x1e, 0x22, 0x27] as const;

const seenColors = new Map<string, string>();

/** The color, or a darker or lighter one where the light or the dark page would hide it: for lines and marks, not over images. */
export function seen(color: string): string {
  if (!knowsBoth) return color;
  let both = seenColors.get(color);
  if (both === undefined) {
    const channels = channelsOf(color);
    both = `light-dark(rgb(${clearOn(channels, light)}), rgb(${clearOn(channels, dark)}))`;
    seenColors.set(color, both);
  }
  return both;
}
