import { ensureRoom, type Output } from './output.ts';

/**
 * Text of ASCII that is written again and again. Its bytes are kept in eights, each as the double they are: eight ASCII bytes are never
 * NaN, the only doubles that may change when moved. One store instead of eight: a third of the time for what stands around short values.
 */
export interface AsciiTemplate {
  length: number;
  eights: readonly number[];
}

const eight = new DataView(new ArrayBuffer(8));

export function asciiTemplate(text: string): AsciiTemplate {
  return { length: text.length, eights: eightsOf(text) };
}

/** Text of ASCII in eights, the last of them with zeros at its end. */
export function eightsOf(text: string): number[] {
  const eights: number[] = [];
  for (let at = 0; at < text.length; at += 8) {
    for (let i = 0; i < 8; i++) eight.setUint8(i, at + i < text.length ? text.charCodeAt(at + i) : 0);
    eights.push(eight.getFloat64(0, true));
  }
  return eights;
}

export function writeAsciiTemplate(out: Output, { length, eights }: AsciiTemplate): void {
  ensureRoom(out, length + 8);
  const { view } = out;
  let at = out.length;
  for (let i = 0; i < eights.length; i++, at += 8) view.setFloat64(at, eights[i]!, true);
  out.length += length;
}
