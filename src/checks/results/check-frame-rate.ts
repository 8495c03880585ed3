import { fitsRate, frameRateOf, rateOfLength, videoLengthOf } from '../../label-config/frame-rate.ts';
import type { ObjectTag } from '../../label-config/model.ts';
import { regionPath, type ValueCheck } from './cursor.ts';

/** Warns of frames that were counted at another rate than the one by which the editor shows them: regions then drift from what they mark. */
export function checkFrameRate({ tag }: ObjectTag): ValueCheck {
  const rateIn = frameRateOf(tag);
  return (value, _region, cursor) => {
    const length = videoLengthOf(value);
    const shown = rateIn(cursor.data);
    if (length && !fitsRate(length, shown)) {
      cursor.report({
        code: 'frame-rate-differs',
        args: { counted: rateOfLength(length), shown },
        path: regionPath(cursor, '/value/framesCount'),
        tag: tag.ref,
      });
    }
    return true;
  };
}
