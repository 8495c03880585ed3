import { isObject } from '../../json/json.ts';
import type { ResultCursor } from './cursor.ts';

const acrossKeys = new Set(['x', 'width', 'radiusX']);
const downKeys = new Set(['y', 'height', 'radiusY']);

/**
 * What a coordinate above 100 percent may have been meant as, as a sentence, or nothing. Pixels are by far
 * the most common reason (label-studio issues 407, 2702, 2809). `pointer` leads from the value to the
 * coordinate.
 */
export function guessPixels(pointer: string, number: number, cursor: ResultCursor): string {
  const region = cursor.result[cursor.region];
  const steps = pointer.split('/');
  const key = steps.at(-1)!;
  const across = acrossKeys.has(key) || (steps[1] === 'points' && key === '0');
  const down = downKeys.has(key) || (steps[1] === 'points' && key === '1');
  if (number <= 100 || !isObject(region) || !(across || down)) return '';

  const size = across ? region.original_width : region.original_height;
  if (typeof size === 'number' && number <= size) {
    const percent = Number(((100 * number) / size).toFixed(2));
    return ` It looks like pixels: ${number} of ${size} pixels are ${percent} percent.`;
  }
  return number >= 150 ? ' It looks like pixels.' : '';
}
