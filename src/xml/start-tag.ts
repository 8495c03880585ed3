import { showTag } from '../diagnostics/show-tag.ts';
import { quote } from '../json/json.ts';
import { nameAt, skipSpace } from './characters.ts';
import { isProblem, malformed, type XmlProblem } from './problem.ts';
import { checkReferences } from './references.ts';

/** An attribute as it stands in the text, references not resolved. */
export interface RawAttribute {
  name: string;
  raw: string;
  /** The offset of its name. */
  at: number;
  /** The offset after its closing quote. */
  end: number;
}

export interface StartTag {
  name: string;
  /** The offset of its `<`. */
  at: number;
  attributes: RawAttribute[];
  /** True for `<Image/>`. */
  isEmpty: boolean;
  /** The offset after its `>`. */
  end: number;
}

/** Reads the start tag whose `<` is at an offset, as strictly as XML demands. */
export function readStartTag(text: string, at: number): StartTag | XmlProblem {
  const name = nameAt(text, at + 1);
  if (name === '') return malformed(at, '"<" must be followed by a tag name, or be written as "&lt;"');
  const attributes: RawAttribute[] = [];
  const names = new Set<string>();
  let cursor = at + 1 + name.length;
  for (;;) {
    const next = skipSpace(text, cursor);
    if (text[next] === '>') return { name, at, attributes, isEmpty: false, end: next + 1 };
    if (text.startsWith('/>', next)) return { name, at, attributes, isEmpty: true, end: next + 2 };
    if (next >= text.length) return malformed(at, `the tag ${showTag(name)} has no ">"`);
    const attribute = readAttribute(text, next, name);
    if (isProblem(attribute)) return attribute;
    if (next === cursor) {
      return malformed(next, `a space is missing before ${quote(attribute.name)} in ${showTag(name)}`);
    }
    if (names.has(attribute.name)) {
      return malformed(next, `${showTag(name)} has the attribute ${quote(attribute.name)} twice`);
    }
    names.add(attribute.name);
    attributes.push(attribute);
    cursor = attribute.end;
  }
}

function readAttribute(text: string, at: number, tag: string): RawAttribute | XmlProblem {
  const name = nameAt(text, at);
  if (name === '') {
    const found = String.fromCodePoint(text.codePointAt(at)!);
    return malformed(at, `unexpected ${quote(found)} in ${showTag(tag)}`);
  }
  const equals = skipSpace(text, at + name.length);
  if (text[equals] !== '=') {
    return malformed(at, `the attribute ${quote(name)} of ${showTag(tag)} has no value`);
  }
  const open = skipSpace(text, equals + 1);
  const mark = text[open];
  if (mark !== '"' && mark !== "'") {
    return malformed(open, `the value of ${quote(name)} of ${showTag(tag)} is not in quotes`);
  }
  const close = text.indexOf(mark, open + 1);
  if (close === -1) {
    return malformed(open, `the value of ${quote(name)} of ${showTag(tag)} has no closing quote`);
  }
  const raw = text.slice(open + 1, close);
  if (raw.includes('<')) return malformed(open, bracketInValue(name, tag));
  return checkReferences(raw, open + 1) ?? { name, raw, at, end: close + 1 };
}

function bracketInValue(name: string, tag: string): string {
  return `the value of ${quote(name)} of ${showTag(tag)} contains "<" (write it as "&lt;"), or its closing quote is missing`;
}
