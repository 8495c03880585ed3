import { showTag } from '../diagnostics/show-tag.ts';
import { nameAt, skipSpace } from './characters.ts';
import { checkInstruction } from './declaration.ts';
import { isProblem, malformed, type XmlProblem } from './problem.ts';
import { readStartTag, type StartTag } from './start-tag.ts';

/** One piece of markup, from its `<` to `end`, the offset after its last character. */
export type Markup =
  | { kind: 'comment' | 'instruction' | 'cdata'; at: number; end: number }
  | { kind: 'start'; at: number; end: number; tag: StartTag }
  | { kind: 'end'; at: number; end: number; name: string };

/** Reads the markup whose `<` is at an offset. Document type definitions are refused unread: nothing of them is expanded. */
export function readMarkup(text: string, at: number): Markup | XmlProblem {
  if (text.startsWith('<!--', at)) return readComment(text, at);
  if (text.startsWith('<![CDATA[', at)) return readCdata(text, at);
  if (text.startsWith('<?', at)) return readInstruction(text, at);
  if (text.startsWith('</', at)) return readEndTag(text, at);
  if (text.startsWith('<!', at)) return refuseDeclaration(text, at);
  const tag = readStartTag(text, at);
  return isProblem(tag) ? tag : { kind: 'start', at, end: tag.end, tag };
}

function readComment(text: string, at: number): Markup | XmlProblem {
  const dashes = text.indexOf('--', at + 4);
  if (dashes === -1) return malformed(at, 'this comment has no "-->"');
  if (text[dashes + 2] !== '>') return malformed(dashes, '"--" is not allowed in a comment');
  return { kind: 'comment', at, end: dashes + 3 };
}

function readCdata(text: string, at: number): Markup | XmlProblem {
  const close = text.indexOf(']]>', at + 9);
  if (close === -1) return malformed(at, 'this CDATA section has no "]]>"');
  return { kind: 'cdata', at, end: close + 3 };
}

function readInstruction(text: string, at: number): Markup | XmlProblem {
  const close = text.indexOf('?>', at + 2);
  if (close === -1) return malformed(at, 'this processing instruction has no "?>"');
  return checkInstruction(text, at) ?? { kind: 'instruction', at, end: close + 2 };
}

function readEndTag(text: string, at: number): Markup | XmlProblem {
  const name = nameAt(text, at + 2);
  if (name === '') return malformed(at, '"</" must be followed by a tag name');
  const close = skipSpace(text, at + 2 + name.length);
  if (text[close] !== '>') return malformed(at, `the closing tag ${showTag(`/${name}`)} has no ">"`);
  return { kind: 'end', at, end: close + 1, name };
}

function refuseDeclaration(text: string, at: number): XmlProblem {
  const keyword = text.slice(at + 2, at + 9).toUpperCase();
  if (keyword === 'DOCTYPE')
    return { kind: 'doctype', problem: 'it has a DOCTYPE, which is not supported', at };
  return malformed(at, '"<!" can only start a comment or a CDATA section');
}
