import type { Json } from '../../json/json.ts';

/**
 * The index of a phrase, which is kept as text: "0". NaN for the XPath of old exports, which is not looked
 * into.
 */
export function phraseIndex(index: Json): number {
  return Number(index);
}

/** True for the index of one of so many phrases, and for an XPath. */
export function isPhraseIndex(index: Json, count: number): boolean {
  if (typeof index === 'string' && index.startsWith('/')) return true;
  const number = index === '' ? Number.NaN : phraseIndex(index);
  return number >= 0 && number < count;
}
