/** Alternatives as a sentence lists them: `a`, `a or b`, `a, b or c`. */
export function listAlternatives(all: readonly string[]): string {
  const [last = '', ...others] = all.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`;
}
