import { quote } from '../json/json.ts';
import { codePointName, isXmlCharacter } from './characters.ts';
import { malformed, type XmlProblem } from './problem.ts';

/** The entities that XML knows without a DTD. */
const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const reference = /&(?:(?:#x([0-9a-fA-F]+)|#([0-9]+)|([\p{L}_:][\p{L}\p{N}_:.-]*));)?/gu;

/** Finds bare ampersands and unknown references in character data or an attribute value that starts at `offset`. */
export function checkReferences(value: string, offset: number): XmlProblem | undefined {
  if (!value.includes('&')) return undefined;
  for (const { 0: written, 1: hex, 2: decimal, 3: name, index } of value.matchAll(reference)) {
    const at = offset + index;
    if (written === '&') return malformed(at, 'a bare "&" must be written as "&amp;"');
    if (name !== undefined) {
      if (!predefined.has(name)) return malformed(at, unknownEntity(written, name));
      continue;
    }
    const code = codePoint(hex, decimal);
    if (!isXmlCharacter(code)) {
      return malformed(at, `${quote(written)} is not a character that XML allows`);
    }
  }
  return undefined;
}

function unknownEntity(written: string, name: string): string {
  const known = name === 'nbsp' ? ` (write ${codePointName(0xa0)} as "&#160;")` : '';
  return `XML has no entity ${quote(written)}${known}`;
}

/** Resolves the references in a text that has been checked. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (written, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return predefined.get(name) ?? written;
    return String.fromCodePoint(codePoint(hex, decimal));
  });
}

function codePoint(hex: string | undefined, decimal: string | undefined): number {
  return hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
}
