import { isAscii } from 'node:buffer';
import { quote } from '../../json/json.ts';

/** Browsers look for the declaration in the first bytes only (HTML Standard, "prescan a byte stream"). */
const REACH = 1024;

const declarations = [
  /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/di,
  /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)/di,
];

/** Labels of UTF-8 in the Encoding Standard. */
const utf8 = ['utf-8', 'utf8', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'x-unicode20utf8'];

/** Charsets in which bytes of ASCII are other characters than in UTF-8. */
const beyondBytes = /^(?:iso-2022-|csiso2022|hz-gb|utf-?(?:7|16|32))/i;

/**
 * Where a page declares a charset other than UTF-8 (`<meta charset>`, `<?xml encoding?>`), by which it would be read differently: its name in quotes and
 * its place in bytes.
 */
export function findOtherCharset(bytes: Buffer): { name: string; at: number } | undefined {
  const head = bytes
    .toString('latin1', 0, REACH)
    .replace(/<!--.*?(?:-->|$)/gs, (comment) => ' '.repeat(comment.length));
  for (const declaration of declarations) {
    const found = declaration.exec(head);
    const name = found?.[1];
    if (name && !utf8.includes(name.toLowerCase()) && (!isAscii(bytes) || beyondBytes.test(name)))
      return { name: quote(name), at: found.indices![1]![0] };
  }
  return undefined;
}
