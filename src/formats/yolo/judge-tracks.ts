import { join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { walk } from '../../readers/folder/walk.ts';
import { readWhole } from '../../readers/utf16.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { isLabelFile } from './layout.ts';
import type { KeypointShape } from './line.ts';
import { type DoubtfulEnd, saysTrack } from './track-ids.ts';

const readings: Record<DoubtfulEnd, { read: string; other: string }> = {
  number: { read: 'the id of a track', other: 'a score' },
  'score and number': {
    read: 'a score and the id of a track behind a box',
    other: 'the last point of a polygon',
  },
};

/**
 * Decides of ends of lines that may be ids of tracks, by all label files of the data set, as one tool wrote these: the first file that tells
 * decides. Where none does, they are ids, which is said once.
 */
export function trackJudge(
  input: Input,
  pose: KeypointShape | undefined,
): (end: DoubtfulEnd, line: string, place: Place) => boolean {
  const decided = new Map<DoubtfulEnd, boolean>();
  const decide = (end: DoubtfulEnd, line: string, place: Place): boolean => {
    for (const lines of labelFilesOf(input)) {
      const said = saysTrack(lines, pose, end);
      if (said !== undefined) return said;
    }
    const { read, other } = readings[end];
    input.report({ code: 'label-end-unsure', args: { line: quote(line), read, other } }, place);
    return true;
  };
  return (end, line, place) => {
    const isTrack = decided.get(end) ?? decide(end, line, place);
    decided.set(end, isTrack);
    return isTrack;
  };
}

/** The lines of each label file. */
function* labelFilesOf(input: Input): Generator<string[]> {
  const picked = input.files?.below(input.path);
  const isEntered = (path: string) => !picked?.isExcluded(path);
  for (const { path, names } of walk(input.path, isLabelFile, () => {}, isEntered)) {
    for (const name of names) {
      const file = join(path, name);
      if (picked?.isExcluded(file)) continue;
      const text = readWhole(file, showPath(input, file)).toString('latin1');
      yield text.split(/\r\n|\n|\r/).filter(isOfNumbers);
    }
  }
}

/** Whether a line is a class and the numbers of a shape. */
function isOfNumbers(line: string): boolean {
  const [id = '', ...numbers] = line.trim().split(/\s+/);
  return /^\d+$/.test(id) && numbers.length >= 4 && numbers.every((cell) => /^[-+.\de]+$/i.test(cell));
}
