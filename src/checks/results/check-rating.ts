import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { regionPath, reportNotShown, type ValueCheck } from './cursor.ts';

const usualMaximum = 5;

/** Checks that a rating is not above the maxRating of its control tag, and that as many stars can be filled in. */
export function checkRating(control: ControlTag): ValueCheck {
  const { tag } = control;
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
    } else if (!Number.isInteger(rating)) {
      const problem = `"rating" is ${rating}, but only whole stars are filled in`;
      reportNotShown(cursor, problem, '/value/rating', control);
    }
    return true;
  };
}
