import { type ByteReader, openBytes, openFile } from '../../readers/byte-reader.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { decodedReader } from '../../readers/utf16.ts';
import { DECLARATION, type DeclaredDecoder, declaredDecoder } from '../../xml/declared-decoder.ts';
import { notAsDeclared, unknownEncoding } from './declared-problem.ts';

/** The most bytes of UTF-8 that a byte of another encoding becomes. */
const GROWTH = 3;

/**
 * Opens a large XML file, which comes as UTF-8 whatever encoding it declares. Throws a SourceProblem, also while it is read, when it is not in that
 * encoding, or nobody knows it.
 */
export function openXml(path: string, displayPath: string): ByteReader {
  const declared = decoderOf(path, displayPath);
  if (!declared) return openFile(path, displayPath);
  const { name, decoder } = declared;
  if (!decoder) throw new SourceProblem(unknownEncoding(name), {});
  return decodedReader(openBytes(path, displayPath), GROWTH, (bytes, stream) => {
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
