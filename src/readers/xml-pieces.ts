import { isUtf8 } from 'node:buffer';
import type { ByteReader } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';
import { findInvalidUtf8, invalidByte } from './utf8.ts';
import { countLines, fill, openWindow, skipByteOrderMark, type Window } from './window.ts';

/** The start tag of the root of an XML file, or one of the elements directly inside it with all that is in that. */
export interface XmlPiece {
  kind: 'root' | 'child';
  /** Its name, as written. */
  name: string;
  /** Its text; the start tag of the root is closed. */
  text: string;
  /** The line that it begins in. */
  line: number;
}

const [LT, GT, SLASH, BANG, QUESTION, QUOTE, APOSTROPHE] = [...Buffer.from('<>/!?"\'')] as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** What begins with a `<`, and where it ends; `end` is -1 when that is not in memory yet. */
interface Markup {
  kind: 'start' | 'empty' | 'end' | 'aside';
  end: number;
}

/**
 * Cuts an XML file into the elements directly inside its root, so that no more than one of them is in memory. Only the nesting is looked at
 * here: whether a piece is well-formed, who parses it finds out. Throws a SourceProblem where the nesting ends too early or too late.
 */
export function* cutXml(reader: ByteReader): Generator<XmlPiece> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  let depth = 0;
  let scan = window.at;
  let seenRoot = false;
  for (;;) {
    const at = window.bytes.subarray(0, window.end).indexOf(LT, scan);
    const markup = at < 0 ? undefined : readMarkup(window.bytes, at, window.end);
    if (!markup || markup.end < 0) {
      // Between two elements nothing need be kept.
      if (depth <= 1) take(window, at < 0 ? window.end : at);
      scan = (at < 0 ? window.end : at) - window.at;
      if (window.ended) break;
      fill(window, reader);
      continue;
    }
    const { kind, end } = markup;
    scan = end;
    if (kind === 'aside') continue;
    if (kind === 'end') {
      if (--depth < 0) throw malformed(window, 'it has an end tag too many');
      if (depth === 1) yield piece(window, 'child', end);
    } else {
      if (depth === 0) {
        if (seenRoot) throw malformed(window, 'it has a second root element');
        seenRoot = true;
        take(window, at);
        const text = window.bytes.toString('utf8', at, end);
        yield { ...piece(window, 'root', end), text: kind === 'empty' ? text : `${text.slice(0, -1)}/>` };
      } else if (depth === 1) take(window, at);
      if (kind === 'start') depth++;
      else if (depth === 1) yield piece(window, 'child', end);
    }
    scan = Math.max(scan, window.at);
  }
  if (!seenRoot) throw malformed(window, 'it has no XML element');
  if (depth > 0) throw malformed(window, 'it ends inside an element; the end of the file may be missing');
}

/** What begins at `at`, as far as it is in memory. */
function readMarkup(bytes: Buffer, at: number, end: number): Markup {
  const until = (text: string): Markup => {
    const found = bytes.subarray(0, end).indexOf(text, at);
    return { kind: 'aside', end: found < 0 ? -1 : found + text.length };
  };
  const next = bytes[at + 1];
  if (next === QUESTION) return until('?>');
  if (next === BANG) {
    const head = bytes.toString('latin1', at, at + 9);
    return head.startsWith('<!--') ? until('-->') : head === '<![CDATA[' ? until(']]>') : until('>');
  }
  let quoted = 0;
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i]!;
    if (quoted !== 0) {
      if (byte === quoted) quoted = 0;
    } else if (byte === QUOTE || byte === APOSTROPHE) quoted = byte;
    else if (byte === GT) {
      const kind = next === SLASH ? 'end' : bytes[i - 1] === SLASH ? 'empty' : 'start';
      return { kind, end: i + 1 };
    }
  }
  return { kind: 'aside', end: -1 };
}

/** Cuts out what reaches from the place of the window to `end`, and moves on behind it. */
function piece(window: Window, kind: XmlPiece['kind'], end: number): XmlPiece {
  const bytes = window.bytes.subarray(window.at, end);
  const { line } = window;
  if (!isUtf8(bytes)) throw invalidUtf8(window, bytes);
  const text = bytes.toString('utf8');
  take(window, end);
  return { kind, name: /^<([^\s/>]+)/.exec(text)?.[1] ?? '', text, line };
}

function invalidUtf8(window: Window, bytes: Buffer): SourceProblem {
  const at = findInvalidUtf8(bytes);
  const args = invalidByte(bytes, at, window.offset - (window.end - window.at) + at);
  countLines(window, window.at + at);
  return new SourceProblem({ code: 'invalid-utf8', args }, { line: window.line });
}

function take(window: Window, to: number): void {
  countLines(window, to);
  window.at = to;
}

function malformed({ line }: Window, problem: string): SourceProblem {
  return new SourceProblem({ code: 'label-file-malformed', args: { problem } }, { line });
}
