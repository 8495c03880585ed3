/** A tag for a sentence: its name in angle brackets, cut to a length that a sentence can bear. */
export function showTag(name: string): string {
  return `<${name.length > 60 ? `${name.slice(0, 57)}...` : name}>`;
}
