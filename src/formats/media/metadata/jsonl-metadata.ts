import { membersOf as extentsOf } from '../../../json/compact.ts';
import { isObject, type Json } from '../../../json/json.ts';
import { type Node, parseLossless } from '../../../json/parse-lossless.ts';
import { whyNoJson } from '../../../json/why-no-json.ts';
import type { ByteReader } from '../../../readers/byte-reader.ts';
import { isTooDeep, tooDeep } from '../../../readers/json/values.ts';
import { placeInBytes } from '../../../readers/place-in-bytes.ts';
import { cutRawLines } from '../../../readers/raw-lines.ts';
import {
  FILE_NAME,
  type MetadataFormat,
  type MetadataRow,
  normalizeName,
  type ReportAt,
} from './metadata-format.ts';

/** metadata.jsonl: an object with `file_name` in each line. Values stay as they are, to the digit. */
export function jsonlMetadata(reader: ByteReader, displayPath: string, report: ReportAt): MetadataFormat {
  return {
    *rows(): Generator<MetadataRow> {
      for (const { bytes, start, number: line } of cutRawLines(reader)) {
        if (bytes.toString('latin1').trim() === '') continue;
        const reportHere: ReportAt = (finding, place) => report(finding, { ...place, line });
        const name = readName(bytes, displayPath, reportHere);
        if (name !== undefined) yield { name, start, length: bytes.length, line };
      }
    },
    read(bytes) {
      const text = bytes.toString();
      const columns = new Map<string, string>();
      for (const { key, value } of membersOf(parseLossless(text)))
        columns.set(key, text.slice(value.start, value.end));
      const name = JSON.parse(columns.get(FILE_NAME)!) as string;
      columns.delete(FILE_NAME);
      return { name: normalizeName(name), columns: [...columns] };
    },
  };
}

/** The file that a line is about; undefined when it names none, which is reported. */
function readName(bytes: Buffer, displayPath: string, report: ReportAt): string | undefined {
  const text = bytes.toString();
  if (isTooDeep(bytes, 0, bytes.length)) {
    report(
      { code: 'invalid-json', args: { problem: tooDeep } },
      { file: displayPath, ...placeInBytes(bytes, 0) },
    );
    return undefined;
  }
  try {
    const row = JSON.parse(text) as Json;
    const name = isObject(row) ? row[FILE_NAME] : undefined;
    if (typeof name === 'string' && name !== '') {
      const reportKey = (key: string) =>
        report({ code: 'repeated-key', args: { key } }, { file: displayPath, ...placeInBytes(bytes, 0) });
      extentsOf(bytes, bytes.indexOf('{'), reportKey);
      return normalizeName(name);
    }
    report({ code: 'metadata-row-nameless', args: {} }, { file: displayPath, ...placeInBytes(bytes, 0) });
  } catch (error) {
    const { problem, offset } = whyNoJson(text, error);
    const at = Buffer.byteLength(text.slice(0, offset));
    report({ code: 'invalid-json', args: { problem } }, { file: displayPath, ...placeInBytes(bytes, at) });
  }
  return undefined;
}

function membersOf(node: Node) {
  return node.kind === 'object' ? node.members : [];
}
