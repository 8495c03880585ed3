import type { JsonObject } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath, type ValueCheck } from './cursor.ts';

const keys = {
  rectangle: ['x', 'y', 'width', 'height'],
  ellipse: ['x', 'y', 'radiusX', 'radiusY'],
  keypoint: ['x', 'y'],
} as const;

/**
 * Warns of a shape whose coordinates all lie between 0 and 1: such a shape in the first percent of the image
 * is possible, but fractions of the image are far more likely (label-studio issue 5923).
 */
export function warnOfFractions(kind: keyof typeof keys | 'polygon', { tag }: ControlTag): ValueCheck {
  const looksLikeFractions = kind === 'polygon' ? polygonOfFractions : fractionsAt(keys[kind]);

  return (value, _region, cursor) => {
    if (looksLikeFractions(value)) {
      cursor.report({
        code: 'looks-like-fractions',
        args: {},
        path: regionPath(cursor, '/value'),
        tag: tag.ref,
      });
    }
    return true;
  };
}

function fractionsAt(names: readonly string[]): (value: JsonObject) => boolean {
  return (value) => {
    let sum = 0;
    for (const name of names) {
      const number = value[name] as number;
      if (number < 0 || number > 1) return false;
      sum += number;
    }
    return sum > 0;
  };
}

function polygonOfFractions(value: JsonObject): boolean {
  let sum = 0;
  for (const [x, y] of value.points as [number, number][]) {
    if (x < 0 || x > 1 || y < 0 || y > 1) return false;
    sum += x + y;
  }
  return sum > 0;
}
