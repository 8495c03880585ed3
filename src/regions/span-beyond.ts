import type { OffsetUnit } from './offset-unit.ts';

/** What `span-out-of-text` says of a place beyond the end of a text; units are named only where they differ from characters. */
export function beyondText(key: string, offset: number, text: string, unit: OffsetUnit = 'utf16') {
  const length = unit === 'utf16' ? text.length : [...text].length;
  const differ = unit === 'utf16' && /[\ud800-\udbff][\udc00-\udfff]/.test(text);
  return { key, offset, length, unit: differ ? 'UTF-16 unit' : 'character' };
}
