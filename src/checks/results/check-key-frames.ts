import type { JsonObject } from '../../json/json.ts';
import { frameRateOf } from '../../label-config/frame-rate.ts';
import type { ControlTag, ObjectTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Checks what the editor of Label Studio 1.x takes for the key frames of a rectangle in a video and then does not draw. */
export function checkKeyFrames(control: ControlTag, { tag }: ObjectTag): ValueCheck {
  const rateIn = frameRateOf(tag);
  return (value, _region, cursor) => {
    const { sequence, labels } = value;
    const frames = sequence as (JsonObject & { frame: number })[];
    if (labels === null) {
      reportNotShown(cursor, '"labels" is null instead of a list', '/value/labels', control);
    }
    if (frames.length === 0) {
      reportNotShown(cursor, 'the rectangle has no key frames', '/value/sequence', control);
    }
    const gap = frames.findIndex(
      ({ frame, enabled }, i) =>
        (enabled ?? null) === null && frames[i + 1] && frames[i + 1]!.frame > frame + 1,
    );
    if (gap >= 0) {
      const [here, next] = [frames[gap]!.frame, frames[gap + 1]!.frame];
      const problem = `the key frame ${here} has no "enabled": true, so the rectangle is hidden from there to ${next}`;
      reportNotShown(cursor, problem, `/value/sequence/${gap}/enabled`, control);
    }
    const back = frames.findIndex(({ frame }, i) => i > 0 && frame < frames[i - 1]!.frame);
    if (back > 0) {
      const problem = `the key frame ${frames[back]!.frame} comes after ${frames[back - 1]!.frame}, so the rectangle is not drawn between them`;
      reportNotShown(cursor, problem, `/value/sequence/${back}/frame`, control);
    }
    const outside = findOutside(frames, lastFrame(value, rateIn(cursor.data)));
    if (outside) {
      const problem = `the rectangle is not in any frame of the video: ${outside.reason}`;
      reportNotShown(cursor, problem, `/value/sequence/${outside.at}/frame`, control);
    }
    return true;
  };
}

/** The first and the last key frame say where a rectangle is drawn: from the one on, and with `"enabled": false` up to the other. */
function findOutside(
  frames: readonly (JsonObject & { frame: number })[],
  end: number,
): { at: number; reason: string } | undefined {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return undefined;
  if (first.frame > end)
    return { at: 0, reason: `it begins at ${first.frame}, and the last frame is ${end}` };
  if (last.frame < 1 && (last.enabled ?? false) === false) {
    return { at: frames.length - 1, reason: `it ends at ${last.frame}, and the first frame is 1` };
  }
  return undefined;
}

/** By what a region says of its video; where that disagrees, the later frame. */
function lastFrame({ framesCount, duration }: JsonObject, rate: number): number {
  const counted = typeof framesCount === 'number' ? framesCount : 0;
  const timed = typeof duration === 'number' ? Math.ceil(duration * rate) : 0;
  return Math.max(counted, timed, 0) || Number.POSITIVE_INFINITY;
}
