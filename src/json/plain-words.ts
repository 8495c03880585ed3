const HIGH_BITS = 0x80808080 | 0;

/**
 * Whether each of the four bytes of a 32-bit number may stand in a JSON string of ASCII as it is (isPlain). Subtracting sets the high bit of
 * the lowest byte that is too small, and of none below it: enough to tell whether there is one.
 */
export function isPlainWord(word: number): boolean {
  const quote = word ^ 0x22222222;
  const backslash = word ^ 0x5c5c5c5c;
  const del = word ^ 0x7f7f7f7f;
  const odd =
    word |
    ((word - 0x20202020) & ~word) |
    ((quote - 0x01010101) & ~quote) |
    ((backslash - 0x01010101) & ~backslash) |
    ((del - 0x01010101) & ~del);
  return (odd & HIGH_BITS) === 0;
}
