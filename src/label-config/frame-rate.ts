import type { JsonObject } from '../json/json.ts';
import { attributeOf } from './attribute.ts';
import { keyOf } from './data-key.ts';
import type { Tag } from './model.ts';
import { parseDataSource } from './variables.ts';

/** Frames a second that the editor counts where a Video tag says nothing else. */
export const EDITOR_RATE = 24;

/**
 * Frames a second by which the editor of 1.x finds the time of a frame, whatever the results and the video say: `frameRate` of the Video tag,
 * which may come from the data of a task; less than 1 are seconds a frame.
 */
export function frameRateOf(video: Tag): (data: JsonObject) => number {
  const attribute = attributeOf(video, 'frameRate');
  if (!attribute) return () => EDITOR_RATE;
  const key = frameRateKeyOf(video);
  return (data) => {
    const rate = Number(key === undefined ? attribute.value : data[key]);
    if (!(rate > 0)) return EDITOR_RATE;
    return rate < 1 ? 1 / rate : rate;
  };
}

/** The data key that has the frames a second of the video of each task; undefined where the tag has the number itself, or none. */
export function frameRateKeyOf(video: Tag): string | undefined {
  const attribute = attributeOf(video, 'frameRate');
  return attribute?.value.startsWith('$') ? keyOf(parseDataSource(attribute)) : undefined;
}

/** Frames that a count may be off, as players round the duration, and how much of a rate is nothing. */
const FRAMES = 2;
const SHARE = 0.01;
/** How much of a whole rate a length may be off that was made of it, with a duration that was rounded. */
const EXACT = 0.002;
/** How much of one of television: it may be written as 29.97 or 29.97003. */
const SAME = 2e-6;

/** How long a region says that its video is: its frames, and seconds. */
export interface VideoLength {
  frames: number;
  seconds: number;
}

/** Undefined when a value does not say it. */
export function videoLengthOf({ framesCount, duration }: JsonObject): VideoLength | undefined {
  const isLength = typeof framesCount === 'number' && typeof duration === 'number';
  return isLength && framesCount > 0 && duration > 0 ? { frames: framesCount, seconds: duration } : undefined;
}

/** Whether a video of this length has that many frames a second. */
export function fitsRate({ frames, seconds }: VideoLength, rate: number): boolean {
  return Math.abs(frames - seconds * rate) <= Math.max(FRAMES, frames * SHARE);
}

/** Rates of television and cinema, a whole number times 1000/1001: after 20 seconds of 29.97, frames of 30 are one off. */
export const televisionRates: readonly number[] = [23.976, 29.97, 59.94, 119.88];

/** Whether two rates are the same where lengths of videos are rounded, such as 30 and 29.97. */
export function isSameRate(one: number, other: number): boolean {
  return Math.abs(one - other) <= SHARE * Math.max(one, other);
}

/** Frames a second of a video: one of television, a whole number that it has, those of the editor or a whole number where it fits, else with three digits. */
export function rateOfLength(length: VideoLength): number {
  const exact = length.frames / length.seconds;
  const television = televisionRates.find((rate) => Math.abs(exact - rate) <= rate * SAME);
  if (television !== undefined) return television;
  const whole = Math.round(exact);
  if (whole > 0 && Math.abs(exact - whole) <= EXACT * whole) return whole;
  const usual = [EDITOR_RATE, whole].find((rate) => rate > 0 && fitsRate(length, rate));
  return usual ?? Number(exact.toFixed(3));
}
