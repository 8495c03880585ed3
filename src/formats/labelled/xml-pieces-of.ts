import type { ByteReader } from '../../readers/byte-reader.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { cutXml } from '../../readers/xml-pieces.ts';
import { parseXml, type XmlElement } from '../../xml/parse-xml.ts';
import { isProblem } from '../../xml/problem.ts';
import type { Input } from '../format.ts';
import { openXml } from './open-xml.ts';

/** An element directly inside the root of an XML file, or the root itself, without what is in it. */
export interface PieceOfXml {
  isRoot: boolean;
  element: XmlElement;
  /** The line in the file that an element in it begins in. */
  lineOf(element: XmlElement): number;
}

/**
 * Reads a large XML file piece by piece, by the encoding that it declares. What cannot be read is reported; after a piece that is no XML
 * it goes on with the next.
 */
export function* xmlPiecesOf(input: Input, path: string, file: string): Generator<PieceOfXml> {
  let reader: ByteReader | undefined;
  try {
    reader = openXml(path, file, (finding) => input.report(finding, { file }));
    for (const { kind, text, line } of cutXml(reader)) {
      const xml = parseXml(text);
      const lineAt = (at: number) => line - 1 + xml.positionAt(at).line;
      if (isProblem(xml)) {
        const problem = xml.kind === 'malformed' ? `it is not XML (${xml.problem})` : xml.problem;
        input.report({ code: 'label-file-malformed', args: { problem } }, { file, line: lineAt(xml.at) });
      } else yield { isRoot: kind === 'root', element: xml.root, lineOf: ({ at }) => lineAt(at) };
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    input.report(error.finding, { file, ...error.place });
  } finally {
    reader?.close();
  }
}
