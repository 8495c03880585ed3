import type { ControlTag } from '../../label-config/model.ts';
import { regionPath } from './spot.ts';
import type { ValueCheck } from './value-check.ts';

/** Checks that the frame ranges of a TimelineLabels region do not end before they start. */
export function checkRanges({ tag }: ControlTag): ValueCheck {
  return (value, _region, spot) => {
    const ranges = value.ranges as { start: number; end: number }[];
    for (const [i, { start, end }] of ranges.entries()) {
      if (start <= end) continue;
      spot.report({
        code: 'span-backwards',
        args: { start: String(start), end: String(end) },
        path: regionPath(spot, `/value/ranges/${i}`),
        tag: tag.ref,
      });
    }
    return true;
  };
}
