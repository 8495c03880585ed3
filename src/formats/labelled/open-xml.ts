import type { Finding } from '../../diagnostics/diagnostic.ts';
import { type ByteReader, openBytes, openFile } from '../../readers/byte-reader.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { decodedReader } from '../../readers/utf16.ts';
import { DECLARATION, type DeclaredDecoder, declaredDecoder } from '../../xml/declared-decoder.ts';
import { utf8Tally } from '../../xml/utf8-tally.ts';
import { likelyUtf8, notAsDeclared, unknownEncoding } from './declared-problem.ts';

/** The most bytes of UTF-8 that a byte of another encoding becomes. */
const GROWTH = 3;

/**
 * Opens a large XML file, which comes as UTF-8 whatever encoding it declares. Throws a SourceProblem, also while it is read, when it is not in that
 * encoding, or nobody knows it; `warn` is told at its end when it most likely is UTF-8.
 */
export function openXml(path: string, displayPath: string, warn: (finding: Finding) => void): ByteReader {
  const declared = decoderOf(path, displayPath);
  if (!declared) return openFile(path, displayPath);
  const { name, decoder } = declared;
  if (!decoder) throw new SourceProblem(unknownEncoding(name), {});
  const tally = utf8Tally(decoder.encoding);
  return decodedReader(openBytes(path, displayPath), GROWTH, (bytes, stream) => {
    tally.add(bytes, stream);
    if (!stream && tally.isLikely()) warn(likelyUtf8(name));
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new SourceProblem(notAsDeclared(name), {});
    }
  });
}

function decoderOf(path: string, displayPath: string): DeclaredDecoder | undefined {
  const source = openBytes(path, displayPath);
  try {
    const head = Buffer.alloc(DECLARATION);
    return declaredDecoder(head.subarray(0, source.read(head, 0)));
  } finally {
    source.close();
  }
}
