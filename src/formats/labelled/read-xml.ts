import { readWholeFile } from '../../readers/regular-file.ts';
import { declaredEncoding } from '../../xml/declaration.ts';
import type { Input } from '../format.ts';
import { isEmpty, readText } from './read-text.ts';

/** Bytes of which an XML declaration is among the first. */
const HEAD = 200;

/**
 * An XML file as text, by the encoding that it declares, as XML asks for (1.0, 4.3.3); undefined when it is not in that encoding, or nobody
 * knows it, which is reported. What can be read by its bytes is no UTF-16, whatever it declares.
 */
export function readXml(input: Input, path: string, displayPath: string): string | undefined {
  const bytes = readWholeFile(path, displayPath);
  const isUtf16 = bytes[0] === 0xff ? bytes[1] === 0xfe : bytes[0] === 0xfe && bytes[1] === 0xff;
  const declared = isUtf16
    ? bytes[0] === 0xff
      ? 'utf-16le'
      : 'utf-16be'
    : declaredEncoding(bytes.toString('latin1', 0, HEAD).replace(/^\u00ef\u00bb\u00bf/, ''));
  if (declared === undefined || (!isUtf16 && /^(?:utf-?8|utf-?16.*|us-ascii)$/i.test(declared))) {
    const text = readText(input, path, displayPath);
    return text === undefined || isEmpty(input, text, displayPath) ? undefined : text;
  }
  const refuse = (problem: string): undefined =>
    void input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(declared, { fatal: true });
  } catch {
    return refuse(`it declares the encoding ${declared}, which is unknown`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse(`it declares the encoding ${declared}, but has bytes that are not in it`);
  }
}
