/** What takes no room of its own: marks that stand above others, and what joins or varies them. */
const zero = /\p{M}|\u200b|\u200c|\u200d/u;
/** What takes two columns: characters of East Asia, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns of a terminal that a text takes. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** A text without the marks at its beginning, whose letter was cut off. */
export function withoutLooseMarks(text: string): string {
  return text.replace(/^(?:\p{M}|\u200b|\u200c|\u200d)+/u, '');
}
