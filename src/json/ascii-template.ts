import { ensureRoom, type Output } from './output.ts';

/**
 * Text of ASCII that is written again and again. Its bytes are kept in eights, each as the double they are: eight ASCII bytes are never
 * NaN, the only doubles that may change when moved. One store instead of eight: a third of the time for what stands around short values.
 */
export interface AsciiTemplate {
  text: string;
  length: number;
  eights: readonly number[];
}

export function asciiTemplate(text: string): AsciiTemplate {
  const view = new DataView(new ArrayBuffer(Math.ceil(text.length / 8) * 8));
  for (let i = 0; i < text.length; i++) view.setUint8(i, text.charCodeAt(i));
  const eights = Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(i * 8, true));
  return { text, length: text.length, eights };
}

export function writeAsciiTemplate(out: Output, { length, eights }: AsciiTemplate): void {
  ensureRoom(out, length + 8);
  const { view } = out;
  let at = out.length;
  for (let i = 0; i < eights.length; i++, at += 8) view.setFloat64(at, eights[i]!, true);
  out.length += length;
}
