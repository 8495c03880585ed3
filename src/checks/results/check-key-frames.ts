import type { JsonObject } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { reportNotShown, type ValueCheck } from './cursor.ts';

/** Checks what the editor of Label Studio 1.x takes for the key frames of a rectangle in a video and then does not draw. */
export function checkKeyFrames(control: ControlTag): ValueCheck {
  return ({ sequence, labels }, _region, cursor) => {
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
    return true;
  };
}
