import { JsonSyntaxError, locatePointer, type Node, parseLossless } from './parse-lossless.ts';

/** A place in a text. */
export interface TextPosition {
  /** UTF-16 units before it, and the bytes that these are in UTF-8. */
  offset: number;
  bytes: number;
  /** Line breaks before it, and the offset at which its line begins. */
  breaks: number;
  lineStart: number;
}

export const START: TextPosition = { offset: 0, bytes: 0, breaks: 0, lineStart: 0 };

/** Goes on from one place of a text to a later one. */
export function advance(text: string, from: TextPosition, offset: number): TextPosition {
  const part = text.slice(from.offset, offset);
  const lastBreak = part.lastIndexOf('\n');
  return {
    offset,
    bytes: from.bytes + Buffer.byteLength(part),
    breaks: from.breaks + (lastBreak < 0 ? 0 : part.split('\n').length - 1),
    lineStart: lastBreak < 0 ? from.lineStart : from.offset + lastBreak + 1,
  };
}

/**
 * Finds the places of JSON pointers in one text, which it reads only once: a task can have as many findings as values. They mostly come in
 * order, so that it goes on from the last place. In a text that is nested too deep to be read, all of them are its begin.
 */
export function createLocator(text: string): (pointer: string) => TextPosition {
  let root: Node | undefined | 'too deep';
  let last = START;
  return (pointer) => {
    root ??= readRoot(text);
    const offset = root === 'too deep' ? 0 : locatePointer(root, pointer);
    last = advance(text, offset < last.offset ? START : last, offset);
    return last;
  };
}

function readRoot(text: string): Node | 'too deep' {
  try {
    return parseLossless(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return 'too deep';
    throw error;
  }
}
