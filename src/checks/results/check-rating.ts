import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

const usualMaximum = 5;

/** Checks that a rating is not above the maxRating of its control tag. */
export function checkRating({ tag }: ControlTag): ValueCheck {
  const maximum = Number.parseInt(attributeOf(tag, 'maxRating')?.value ?? '', 10) || usualMaximum;

  return (value, _region, spot) => {
    const rating = value.rating as number;
    if (rating > maximum) {
      const args = { name: '"rating"', number: rating, limit: `at most ${maximum}`, guess: '' };
      spot.report({
        code: 'result-out-of-range',
        args,
        path: regionPath(spot, '/value/rating'),
        tag: tag.ref,
      });
    }
    return true;
  };
}
