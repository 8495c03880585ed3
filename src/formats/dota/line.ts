/** A line of DOTA: four corners, a category, and whether it is difficult. */
export const dotaLine = /^\s*(?:-?[\d.]+(?:e[+-]?\d+)?\s+){8}\S+(?:\s+[012])?\s*$/i;

/** A line above the boxes, about where an image comes from. */
export const dotaSource = /^\s*(?:acquisition dates|imagesource|gsd)\s*:/i;

/** Whether a text starts like the labels of an image of DOTA. */
export function isDota(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '' && !dotaSource.test(line));
  const isYolo = (line: string) => /^\s*\d+\s+[\d.][\d.\s]*$/.test(line);
  return lines.length > 0 && lines.slice(0, 5).every((line) => dotaLine.test(line) && !isYolo(line));
}
