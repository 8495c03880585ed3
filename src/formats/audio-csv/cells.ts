import { extname } from 'node:path';
import { isSound } from '../media/audio-dir.ts';
import { roundSeconds } from '../sound/round-seconds.ts';

/** Whether a cell names a sound file, or one that may hold a sound beside its pictures. */
export function isSoundName(written: string): boolean {
  const name = written.trim().replace(/[?#].*/s, '');
  return isSound(name) || /^\.(?:mp4|webm|mov|mkv)$/i.test(extname(name));
}

/** A time in seconds: a number, with a point or a comma, or hours, minutes and seconds; undefined for all else. */
export function secondsOf(written: string | undefined, perSecond: number): number | undefined {
  const text = (written ?? '').trim().replace(/^([-\d:]+),(\d+)$/, '$1.$2');
  if (/^-?\d+(?:\.\d*)?(?:e[+-]?\d+)?$|^-?\.\d+$/i.test(text)) return roundSeconds(Number(text) / perSecond);
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes, seconds] = parts;
  return roundSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}
