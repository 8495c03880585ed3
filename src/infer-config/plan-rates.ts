import { EDITOR_RATE } from '../label-config/frame-rate.ts';
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
    const [rate, other] = new Set(rates);
    if (other !== undefined && rateKey !== undefined) object.frameRate = `$${rateKey}`;
    else if (other !== undefined) {
      note(
        `Results count ${rate} and ${other} frames a second, and <Video> shows one number for all tasks, or that of a data key: put the number of each task into its data, such as "fps": ${rate}, and name it, as in frameRate="$fps".`,
      );
    } else if (rate !== undefined && rate !== EDITOR_RATE) object.frameRate = rate;
  }
}
