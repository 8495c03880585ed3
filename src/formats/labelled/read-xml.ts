import { readWholeFile } from '../../readers/regular-file.ts';
import { markedUtf16 } from '../../readers/utf16.ts';
import { declaredDecoder } from '../../xml/declared-decoder.ts';
import { utf8Tally } from '../../xml/utf8-tally.ts';
import type { Input } from '../format.ts';
import { likelyUtf8, notAsDeclared, unknownEncoding } from './declared-problem.ts';
import { isEmpty, readText } from './read-text.ts';

/** An XML file as text, by the encoding that it declares; undefined when it is not in that encoding, or nobody knows it, which is reported. */
export function readXml(input: Input, path: string, displayPath: string): string | undefined {
  const bytes = readWholeFile(path, displayPath);
  const marked = markedUtf16(bytes);
  const declared = marked
    ? { name: marked, decoder: new TextDecoder(marked, { fatal: true }) }
    : declaredDecoder(bytes);
  if (!declared) {
    const text = readText(input, path, displayPath);
    return text === undefined || isEmpty(input, text, displayPath) ? undefined : text;
  }
  const { name, decoder } = declared;
  if (!decoder) return void input.report(unknownEncoding(name), { file: displayPath });
  try {
    const text = decoder.decode(bytes);
    const tally = utf8Tally(decoder.encoding);
    tally.add(bytes, false);
    if (tally.isLikely()) input.report(likelyUtf8(name), { file: displayPath });
    return text;
  } catch {
    const begins = {
      code: 'label-file-malformed',
      args: { problem: 'it begins like UTF-16, but is not' },
    } as const;
    return void input.report(marked ? begins : notAsDeclared(name), { file: displayPath });
  }
}
