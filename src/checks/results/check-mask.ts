import type { ControlTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Values of one pixel: red, green, blue, opacity. */
const CHANNELS = 4;

/** Checks that the `rle` of a mask can be unpacked, and that it is the picture of an image of the region's size. */
export function checkMask(control: ControlTag): ValueCheck {
  return ({ rle }, { original_width: width, original_height: height }, cursor) => {
    const count = countValues(rle as number[]);
    if (count === undefined) {
      reportNotShown(cursor, '"rle" is not a packed mask', '/value/rle', control);
    } else if (typeof width === 'number' && typeof height === 'number') {
      const wanted = width * height * CHANNELS;
      if (count !== wanted) {
        const hint = count * CHANNELS === wanted ? ', four for each pixel, not one' : '';
        const problem = `the mask has ${count} values, but an image of ${width} x ${height} pixels has ${wanted}${hint}`;
        reportNotShown(cursor, problem, '/value/rle', control);
      }
    }
    return true;
  };
}

/**
 * The number of values that a packed mask says it has (the format is told in regions/brush-rle.ts); undefined when its runs end before
 * that, where the editor reads past the end.
 */
function countValues(rle: readonly number[]): number | undefined {
  const bits = rle.length * 8;
  let position = 0;
  const take = (size: number): number => {
    let number = 0;
    for (const end = position + size; position < end; position++) {
      number = number * 2 + ((rle[position >> 3]! >> (7 - (position & 7))) & 1);
    }
    return number;
  };
  const headBits = 32 + 5 + 4 * 4;
  if (bits < headBits) return undefined;
  const count = take(32);
  const valueBits = take(5) + 1;
  const lengthBits = [take(4) + 1, take(4) + 1, take(4) + 1, take(4) + 1];
  for (let left = count; left > 0; ) {
    if (position + 3 > bits) return undefined;
    const isRun = take(1) === 1;
    const lengthOf = lengthBits[take(2)]!;
    if (position + lengthOf > bits) return undefined;
    const length = take(lengthOf) + 1;
    position += isRun ? valueBits : valueBits * Math.min(length, left);
    if (position > bits) return undefined;
    left -= length;
  }
  return count;
}
