/** Seconds without the last digits that binary numbers add: a millionth of a second is as exact as any file. */
export function roundSeconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
