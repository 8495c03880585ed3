/** The first `length` units of a text, one less where they would end within a character. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, isWithin(text, length) ? length - 1 : length);
}

/** What is left of a text from a position, or from behind the character that it is within. */
export function restOf(text: string, from: number): string {
  return text.slice(isWithin(text, from) ? from + 1 : from);
}

/** Whether a position is between the two halves of a character. */
function isWithin(text: string, at: number): boolean {
  return at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff;
}
