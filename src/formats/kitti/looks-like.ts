/** Whether a text starts like the labels of an image of KITTI: a type and 14 numbers a line, and a score in results. */
export function isKitti(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const row = /^\s*[A-Za-z]\S*(?:\s+-?[\d.]+(?:e[+-]?\d+)?){14,15}\s*$/i;
  return lines.length > 0 && lines.slice(0, 5).every((line) => row.test(line));
}

/**
 * Whether a text is none of labels but lies beside them: calibrations, whose names end in a colon, and lists of numbers, names of files and dates. A line
 * of labels starts with a type, also if the rest is wrong.
 */
export function isBesideLabels(head: string): boolean {
  const [line = ''] = head.trimStart().split(/\r?\n/, 1);
  const [first = '', ...numbers] = line.trim().split(/\s+/);
  const isLabel =
    numbers.length >= 14 &&
    [first, ...numbers].every((word, at) => Number.isNaN(Number(word)) === (at === 0));
  return first !== '' && !isLabel && (!/^[A-Za-z]/.test(first) || first.endsWith(':'));
}

/** Whether a text starts like the matrices of a camera. */
export function isCalibration(head: string): boolean {
  return /^P0:(?:\s+-?[\d.]+(?:e[+-]?\d+)?){12}\s*$/im.test(head);
}
