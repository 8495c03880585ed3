import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { parseLossless } from '../../json/parse-lossless.ts';
import { cutLines, textOfLines } from '../../readers/lines.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { MadeTask } from '../../tasks/record.ts';
import type { Input } from '../format.ts';
import { type RepeatedKey, repeatedKeysOf } from './repeated-keys.ts';

/** A line of JSON Lines that is about one image. */
export interface Row {
  row: JsonObject;
  /** The JSON of each value. */
  columns: Map<string, string>;
  place: Place;
}

/** The lines of a file that are objects; the others are reported. */
export function* rowsOf(input: Input, path: string, displayPath: string): Generator<Row> {
  yield* readOrReport(path, displayPath, input.report, function* (reader) {
    for (const lines of cutLines(reader)) {
      const textOf = textOfLines(lines);
      for (let i = 0; i < lines.starts.length; i++) {
        const text = textOf(i);
        if (text.trim() === '') continue;
        const place = { file: displayPath, line: lines.first + i };
        const parsed = parse(text);
        for (const { finding, offset } of parsed?.repeated ?? [])
          input.report(finding, { ...place, column: offset + 1 });
        if (parsed) yield { row: parsed.row, columns: parsed.columns, place };
        else {
          const args = { entry: quote(text), problem: 'it is not a JSON object' };
          input.report({ code: 'label-entry-malformed', args }, place);
        }
      }
    }
  });
}

function parse(text: string): (Omit<Row, 'place'> & { repeated: RepeatedKey[] }) | undefined {
  try {
    const row = JSON.parse(text) as Json;
    const node = parseLossless(text);
    if (!isObject(row) || node.kind !== 'object') return undefined;
    const columns = node.members.map(({ key, value }): [string, string] => [
      key,
      text.slice(value.start, value.end),
    ]);
    return { row, columns: new Map(columns), repeated: repeatedKeysOf(node) };
  } catch {
    return undefined;
  }
}

/** The task with the other columns as data, as they are of other folders of images; their values stay as they are, to the digit. */
export function withColumns({ data, ...rest }: MadeTask, columns: ReadonlyMap<string, string>): string {
  const own = Object.entries(data).map(([key, value]): [string, string] => [key, JSON.stringify(value)]);
  const members = [...own, ...columns].map(([key, json]) => `${JSON.stringify(key)}:${json}`);
  const more = JSON.stringify(rest).slice(1, -1);
  return `{"data":{${members.join(',')}}${more && `,${more}`}}`;
}
