import type { TrackFrame } from '../model.ts';

/** A box of a video at one frame. */
export type FrameBox = Pick<TrackFrame, 'x' | 'y' | 'w' | 'h' | 'turn'>;

/** Where a tracked box is at a frame: on its way from one keyframe to the next; undefined where it is not there. */
export function boxAt(frames: readonly TrackFrame[], frame: number): FrameBox | undefined {
  const next = frames.findIndex((key) => key.frame > frame);
  const before = frames[(next < 0 ? frames.length : next) - 1];
  if (!before) return undefined;
  if (before.frame === frame) return before;
  if (!before.on) return undefined;
  const after = frames[next];
  if (next < 0 || !after) return before;
  const part = (frame - before.frame) / (after.frame - before.frame);
  const between = (key: 'x' | 'y' | 'w' | 'h' | 'turn') => before[key] + (after[key] - before[key]) * part;
  return { x: between('x'), y: between('y'), w: between('w'), h: between('h'), turn: between('turn') };
}

/** The frames from one keyframe to the last one that it is connected with; `end` is undefined where it stays to the end. */
export function stretchesOf(frames: readonly TrackFrame[]): { start: number; end: number | undefined }[] {
  const stretches: { start: number; end: number | undefined }[] = [];
  let start: number | undefined;
  for (const { frame, on } of frames) {
    start ??= frame;
    if (on) continue;
    stretches.push({ start, end: frame });
    start = undefined;
  }
  if (start !== undefined) stretches.push({ start, end: undefined });
  return stretches;
}
