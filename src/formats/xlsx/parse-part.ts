import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';

/** What is found in a part of a workbook, which is XML. Names come without the prefix of their namespace. */
export interface PartHandler {
  enter(name: string, attributes: Readonly<Record<string, string>>): void;
  leave?(name: string): void;
  text?(text: string): void;
}

/** What is wrong with a workbook, in words that follow a colon. */
export class WorkbookProblem extends Error {}

/** Characters that a cell or a row may have: a cell of Excel has at most 32,767. */
export const MOST_TEXT = 1 << 24;

/** How deep elements may be in each other: those of workbooks are in ten others at most, and each open one takes memory. */
const MOST_DEEP = 256;

/** Reads a part while it is unpacked; no more of it is in memory than a cell. Throws a WorkbookProblem where it is no XML. */
export async function parsePart(stream: Readable, handler: PartHandler, signal: AbortSignal): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let lastTag = 0;
  let fed = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    lastTag = fed;
    if (++depth > MOST_DEEP) throw new WorkbookProblem('the elements of a part of it are nested too deep');
    handler.enter(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    lastTag = fed;
    depth--;
    handler.leave?.(local(name));
  });
  const { text } = handler;
  if (text) {
    parser.on('text', (value) => text(value));
    parser.on('cdata', (value) => text(value));
  }
  parser.on('error', (error) => {
    throw new WorkbookProblem(`a part of it is not XML (${error.message.replace(/\.$/, '')})`);
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : 'utf-8');
    const piece = decoder.decode(chunk, { stream: true });
    fed += piece.length;
    if (fed - lastTag > MOST_TEXT) throw tooMuchText('cell');
    parser.write(piece);
  }
  parser.close();
}

/** What is wrong with a workbook that has more text in one place than anybody writes. */
export function tooMuchText(where: 'cell' | 'row'): WorkbookProblem {
  return new WorkbookProblem(`it has a ${where} of more than 16 million characters`);
}

export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
