/** Different characters that are hardly UTF-8 by chance: of an encoding with two bytes a character a few are, of others one, such as in Thai. */
const ENOUGH = { wide: 5, single: 2 };

/** Looks whether bytes of a text that declares another encoding are UTF-8. */
export interface Utf8Tally {
  add(bytes: Uint8Array, stream: boolean): void;
  /** Whether all of it is UTF-8, with more than ASCII in it than chance makes. */
  isLikely(): boolean;
}

/** `encoding`: the one that is declared, by its name in the Encoding Standard. */
export function utf8Tally(encoding: string): Utf8Tally {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const enough = /^(?:gb|big5|shift_jis|euc-|iso-2022)/.test(encoding) ? ENOUGH.wide : ENOUGH.single;
  const seen = new Set<string>();
  let isUtf8 = true;
  return {
    add(bytes, stream) {
      if (!isUtf8) return;
      try {
        const text = decoder.decode(bytes, { stream });
        if (seen.size < enough) for (const [char] of text.matchAll(/[^\0-\x7f]/gu)) seen.add(char);
      } catch {
        isUtf8 = false;
      }
    },
    isLikely: () => isUtf8 && seen.size >= enough,
  };
}
