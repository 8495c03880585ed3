/**
 * Compares names the same way on every machine: runs of digits by their value (`img2` before `img10`), all else by code point, no locale.
 * Names that differ only in leading zeros are ordered by their text.
 */
export function compareNaturally(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const from = skipZeros(a, i);
      const start = skipZeros(b, j);
      i = endOfDigits(a, from);
      j = endOfDigits(b, start);
      if (i - from !== j - start) return i - from - (j - start);
      for (let k = 0; from + k < i; k++) {
        const difference = a.charCodeAt(from + k) - b.charCodeAt(start + k);
        if (difference !== 0) return difference;
      }
    } else {
      if (x !== y) return a.codePointAt(i)! - b.codePointAt(j)! || x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

function skipZeros(text: string, at: number): number {
  while (text.charCodeAt(at) === 0x30) at++;
  return at;
}

function endOfDigits(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
