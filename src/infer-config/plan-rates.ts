import { EDITOR_RATE, isSameRate } from '../label-config/frame-rate.ts';
import type { AutoHints } from './hints.ts';
import type { Sample } from './sample.ts';
import type { ObjectPlan } from './write.ts';

/** Gives videos the frames a second at which their results were counted, by which the editor finds them. */
export function planRates(
  objects: readonly ObjectPlan[],
  { controls }: Sample,
  { rateKey, note }: AutoHints,
): void {
  for (const object of objects) {
    if (object.tag !== 'Video') continue;
    const rates = [...controls.values()].flatMap(({ to, rates }) => (to.has(object.name) ? [...rates] : []));
    const [first, other] = new Set(rateKey === undefined ? withoutSame(rates) : rates);
    // Lengths that were rounded make 23.976 of 24.
    const whole = rates.find((one) => Number.isInteger(one) && isSameRate(one, first!));
    const rate = rateKey === undefined ? (whole ?? first) : first;
    if (other !== undefined && rateKey !== undefined) object.frameRate = `$${rateKey}`;
    else if (other !== undefined) {
      note(
        `Results count ${rate} and ${other} frames a second, and <Video> shows one number for all tasks, or that of a data key: put the number of each task into its data, such as "fps": ${rate}, and name it, as in frameRate="$fps".`,
      );
    } else if (rate !== undefined && rate !== EDITOR_RATE) object.frameRate = rate;
  }
}

/** Rates of which none is the same as one before it: where data has the number of each task, the importer knows it, and the editor rounds. */
function withoutSame(rates: readonly number[]): number[] {
  return rates.filter((one, i) => !rates.slice(0, i).some((before) => isSameRate(before, one)));
}
