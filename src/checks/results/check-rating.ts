import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath, type ValueCheck } from './cursor.ts';

const usualMaximum = 5;

/** Checks that a rating is not above the maxRating of its control tag. */
export function checkRating({ tag }: ControlTag): ValueCheck {
  const maximum = Number.parseInt(attributeOf(tag, 'maxRating')?.value ?? '', 10) || usualMaximum;

  return (value, _region, cursor) => {
    const rating = value.rating as number;
    if (rating > maximum) {
      const args = { name: '"rating"', number: rating, limit: `at most ${maximum}`, guess: '' };
      cursor.report({
        code: 'result-out-of-range',
        args,
        path: regionPath(cursor, '/value/rating'),
        tag: tag.ref,
      });
    }
    return true;
  };
}
