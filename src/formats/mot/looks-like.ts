/** Rows of boxes: frame, id, left, top, width, height, and up to four more numbers. */
const row = /^\s*\d+\s*,\s*-?\d+\s*(?:,\s*-?[\d.]+(?:e[+-]?\d+)?\s*){4,8}\r?$/i;

/** Whether a text starts like the tracks of MOTChallenge. */
export function isMot(head: string): boolean {
  const lines = head.split('\n', 5).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => row.test(line));
}

/**
 * Whether a text starts like the results of a tracker, as MOTChallenge takes them, a file for each sequence: ten cells, of which the last three say
 * nothing.
 */
export function isOfTracker(head: string): boolean {
  const [line = ''] = head.trimStart().split('\n', 1);
  const cells = line.split(',').map(Number);
  return isMot(head) && cells.length === 10 && cells.slice(7).every((cell) => cell === -1);
}

/** Whether a text starts like the boxes of a detector, which have -1 in place of a track. */
export function isOfDetector(head: string): boolean {
  const lines = head.split('\n', 5).filter((line) => line.trim() !== '');
  return isMot(head) && lines.every((line) => Number(line.split(',')[1]) === -1);
}
