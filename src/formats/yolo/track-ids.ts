import { type KeypointShape, keypointsIn } from './line.ts';

/** A whole number above 0 at the end of a line. The numbers of tracks begin with 1. */
const endsWithId = /\s[1-9]\d*$/;
/** No id is longer than this. */
const LONGEST = 12;
/** What six digits leave of a box that touches the edge of its image. */
const ROUNDING = 1e-3;

/** What may be read in two ways at the end of a line: a number behind a box or points, or two, of which the first may be a score. */
export type DoubtfulEnd = 'number' | 'score and number';

/**
 * The lines of a label file that end with the id of a track, which Ultralytics writes after the score, or in its place. No number says so, and
 * one that might be something else is no id: a score is at most 1, and an id is there once in an image; a score and an id may be the last
 * point of a polygon, which is in the image. A 1 that is alone in its file may be either, which `isTrack` decides for the line.
 */
export function linesWithTrackId(
  lines: readonly string[],
  pose: KeypointShape | undefined,
  isTrack: (end: DoubtfulEnd, line: number) => boolean = () => true,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (!lines.some((line) => endsWithId.test(line.trimEnd().slice(-LONGEST)))) return found;
  const { single, afterScore } = endsOf(lines, pose);
  const [first] = single.keys();
  const ids = [...single.values()];
  const allIds = ids.every(isId) && (ids.some(isAboveOne) || (ids.length === 1 && isTrack('number', first!)));
  for (const [i, id] of single) if (isId(id) && (allIds || isAboveOne(id))) found.add(i);
  const rows = [...afterScore.values()];
  if (rows.length === 0 || !rows.every(isScoreAndId)) return found;
  const [alone] = rows.length === 1 && rows[0]!.length === 6 ? afterScore.keys() : [];
  if (
    rows.some((words) => isAboveOne(words.at(-1)!)) ||
    (alone !== undefined && isTrack('score and number', alone))
  )
    for (const i of afterScore.keys()) found.add(i);
  return found;
}

/** Whether the lines of a file say what such an end is in its data set; undefined where they do not. */
export function saysTrack(
  lines: readonly string[],
  pose: KeypointShape | undefined,
  end: DoubtfulEnd,
): boolean | undefined {
  const { single, afterScore, hasPolygon } = endsOf(lines, pose);
  if (end === 'number') {
    const ends = [...single.values()];
    if (!ends.every(isId)) return false;
    return ends.some(isAboveOne) ? true : ends.length > 1 ? false : undefined;
  }
  const rows = [...afterScore.values()];
  if (hasPolygon || !rows.every(isScoreAndId)) return false;
  return rows.some((words) => isAboveOne(words.at(-1)!)) ? true : rows.length > 1 ? false : undefined;
}

/** The ends of lines that may be ids: the last number where one is more than a label has, and the numbers of a line where two may be. */
function endsOf(lines: readonly string[], pose: KeypointShape | undefined) {
  const poseLength = pose && 4 + pose[0] * pose[1];
  /** Whether so many numbers are a label without a score. */
  const isPlain = (count: number) =>
    count === 4 || count === poseLength || (!pose && count >= 6 && count % 2 === 0);
  const single = new Map<number, string>();
  const afterScore = new Map<number, string[]>();
  let hasPolygon = false;
  for (const [i, line] of lines.entries()) {
    const words = line.trim().split(/\s+/).slice(1);
    const count = words.length;
    if (!pose && keypointsIn(words.map(Number)) !== undefined) continue;
    if (isPlain(count - 1) && !isPlain(count)) single.set(i, words.at(-1)!);
    else if (isPlain(count - 2) && count !== poseLength) afterScore.set(i, words);
    hasPolygon ||= !pose && count >= 8 && !isScoreAndId(words);
  }
  return { single, afterScore, hasPolygon };
}

/** Such a line without its id. */
export function withoutTrackId(line: string): string {
  return line.trim().split(/\s+/).slice(0, -1).join(' ');
}

function isId(word: string): boolean {
  return /^[1-9]\d*$/.test(word);
}

function isAboveOne(word: string): boolean {
  return isId(word) && word !== '1';
}

/** Whether the last two of the numbers can be a score and an id, and the others a label. */
function isScoreAndId(words: readonly string[]): boolean {
  const score = Number(words.at(-2));
  return score > 0 && score < 1 && isId(words.at(-1)!) && (words.length !== 6 || isBoxInside(words));
}

function isBoxInside(words: readonly string[]): boolean {
  const [x, y, width, height] = words.map(Number) as [number, number, number, number];
  const isInside = (centre: number, size: number) =>
    size > 0 && centre - size / 2 > -ROUNDING && centre + size / 2 < 1 + ROUNDING;
  return isInside(x, width) && isInside(y, height);
}
