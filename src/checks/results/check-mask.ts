import type { ControlTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Values of one pixel: red, green, blue, opacity. */
const CHANNELS = 4;

/** Checks that the `rle` of a mask can be unpacked, and that it is the picture of an image of the region's size. */
export function checkMask(control: ControlTag): ValueCheck {
  return ({ rle }, { original_width: width, original_height: height }, cursor) => {
    const { count, isSeen } = readMask(rle as number[]) ?? {};
    if (count === undefined) {
      reportNotShown(cursor, '"rle" is not a packed mask', '/value/rle', control);
    } else if (typeof width === 'number' && typeof height === 'number') {
      const wanted = width * height * CHANNELS;
      if (count !== wanted) {
        const hint = count * CHANNELS === wanted ? ', four for each pixel, not one' : '';
        const problem = `the mask has ${count} values, but an image of ${width} x ${height} pixels has ${wanted}${hint}`;
        reportNotShown(cursor, problem, '/value/rle', control);
      } else if (!isSeen) {
        reportNotShown(cursor, 'no pixel of the mask is set', '/value/rle', control);
      }
    }
    return true;
  };
}

/** What a bitmask can be: a picture in a link, or the address of one, at which nobody looks here. */
const pictureStart = /^(?:blob:|https?:|\/|data:)/i;

/** How the bytes of pictures begin that browsers show, in base64: PNG, JPEG, GIF, WebP, BMP. */
const pictureBytes = /^(?:iVBORw0K|\/9j\/|R0lGOD|UklGR|Qk)/;

/** Checks that a bitmask is a picture. Pictures of other kinds, such as SVG, are known by what their link says. */
export function checkBitmask(control: ControlTag): ValueCheck {
  return ({ imageDataURL: url }, _region, cursor) => {
    const link = url as string;
    const comma = link.indexOf(',');
    const head = link.slice(0, comma).toLowerCase();
    const isData = /^data:/i.test(link);
    const isOther = /^data:image\/(?!png|jpe?g|gif|webp|bmp)/.test(head);
    const isPicture = isData
      ? comma > 0 &&
        (isOther || (head.endsWith(';base64') && pictureBytes.test(link.slice(comma + 1, comma + 9))))
      : pictureStart.test(link);
    if (!isPicture) {
      const problem = '"imageDataURL" is not a picture such as "data:image/png;base64,iVBORw0K..."';
      reportNotShown(cursor, problem, '/value/imageDataURL', control);
    }
    return true;
  };
}

/** Checks the size of the image of a Bitmask: without one the editor of Label Studio 1.x takes that of the image, below zero it draws nothing. */
export function checkBitmaskSize(control: ControlTag): ValueCheck {
  return (_value, region, cursor) => {
    for (const key of ['original_width', 'original_height']) {
      const size = region[key];
      if (typeof size === 'number' && size < 0) {
        reportNotShown(cursor, `"${key}" is ${size}, below zero`, `/${key}`, control);
      }
    }
    return true;
  };
}

/**
 * The number of values that a packed mask says it has (the format is told in regions/brush-rle.ts), and whether one of its pixels is not
 * wholly transparent; undefined when its runs end before that, where the editor reads past the end.
 */
function readMask(rle: readonly number[]): { count: number; isSeen: boolean } | undefined {
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
  let isSeen = false;
  for (let left = count; left > 0; ) {
    if (position + 3 > bits) return undefined;
    const isRun = take(1) === 1;
    const lengthOf = lengthBits[take(2)]!;
    if (position + lengthOf > bits) return undefined;
    const length = take(lengthOf) + 1;
    const values = isRun ? 1 : Math.min(length, left);
    const end = position + valueBits * values;
    if (end > bits) return undefined;
    // Once a pixel is seen the values need not be read.
    for (let at = count - left; !isSeen && position < end; at++) {
      const isSet = take(valueBits) !== 0;
      // The opacity is the last value of each pixel.
      if (isSet)
        isSeen = isRun
          ? CHANNELS - 1 - (at % CHANNELS) < Math.min(length, left)
          : at % CHANNELS === CHANNELS - 1;
    }
    position = end;
    left -= length;
  }
  return { count, isSeen };
}
