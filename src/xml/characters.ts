import { malformed, type XmlProblem } from './problem.ts';

const forbidden = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Finds characters that XML forbids anywhere: control characters other than tab and line ends, U+FFFE, U+FFFF. */
export function checkCharacters(text: string): XmlProblem | undefined {
  const at = text.search(forbidden);
  if (at === -1) return undefined;
  const code = text.charCodeAt(at);
  const what =
    code === 0 ? 'a NUL byte, as in a binary file' : `the control character ${codePointName(code)}`;
  return malformed(at, `it contains ${what}`);
}

/** True for code points that a character reference such as `&#8364;` may name. */
export function isXmlCharacter(code: number): boolean {
  return code <= 0x10ffff && !forbidden.test(String.fromCodePoint(code));
}

/** A code point as people write it: U+0007. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const nameAtCursor = new RegExp(
  `[${nameStart}][${nameStart}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*`,
  'uy',
);

/** The XML name that starts at an offset; empty when none does. */
export function nameAt(text: string, offset: number): string {
  nameAtCursor.lastIndex = offset;
  return nameAtCursor.exec(text)?.[0] ?? '';
}

/** The offset of the first character at or after `offset` that is not white space. */
export function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** White space as XML has it: space, tab, LF, CR. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}
