/** Whether a text starts like the labels of an image of KITTI: a type and 14 numbers a line, and a score in results. */
export function isKitti(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const row = /^\s*\p{L}\S*(?:\s+-?[\d.]+(?:e[+-]?\d+)?){14,15}\s*$/iu;
  return lines.length > 0 && lines.slice(0, 5).every((line) => row.test(line));
}

/**
 * Whether a text is none of labels but lies beside them: calibrations, whose names end in a colon, and lists of numbers, names of files and dates. A line
 * of labels starts with a type, also if the rest is wrong.
 */
export function isBesideLabels(head: string): boolean {
  const [line = ''] = head.trimStart().split(/\r?\n/, 1);
  const words = line.trim().split(/\s+/);
  const areNumbers = words.map((word) => !Number.isNaN(Number(word)));
  // A type of several words is wrong, but it is a type.
  const numbers = areNumbers.length - areNumbers.lastIndexOf(false) - 1;
  const isLabel = numbers >= 14 && numbers < words.length;
  const [first = ''] = words;
  return first !== '' && !isLabel && (!/^\p{L}/u.test(first) || first.endsWith(':'));
}

/** Whether a text starts like the matrices of a camera. */
export function isCalibration(head: string): boolean {
  return /^P0:(?:\s+-?[\d.]+(?:e[+-]?\d+)?){12}\s*$/im.test(head);
}
