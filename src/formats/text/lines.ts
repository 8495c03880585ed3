import { asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { writeText } from '../../json/write-text.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { cutLines, type LineBatch, textOfLines } from '../../readers/lines.ts';
import { stripLines } from '../../readers/strip-space.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { RowRecord } from '../../tasks/record.ts';
import type { Input } from '../format.ts';

/** Each line is a task (Tasks.from_text_file): stripped as Python strips, blank ones skipped unless asked for. */
export function* readLines(reader: ByteReader, displayPath: string, input: Input): Generator<Batch> {
  const batchOf = lineBatches(displayPath, input);
  for (const lines of cutLines(reader, !input.profile.dropsByteOrderMark)) {
    const tasks = batchOf(lines);
    input.skip('blank lines', lines.starts.length - tasks.size);
    yield tasks;
  }
}

/** Prepares to make batches of lines as tasks: copied from bytes to bytes, a string only for the checks. */
function lineBatches(displayPath: string, { options, dataKey, profile }: Input) {
  const read = lineRecords(dataKey);
  return (lines: LineBatch): Batch => {
    const stripped = stripLines(lines);
    const { starts, ends } = stripped;
    const picked: number[] = [];
    for (let i = 0; i < starts.length; i++) {
      if (options.blankLines === 'keep' || starts[i]! < ends[i]!) picked.push(i);
    }
    const originalOf = textOfLines(lines);
    const locate = (index: number) => ({ file: displayPath, line: lines.first + picked[index]! });
    const original = (index: number) => originalOf(picked[index]!);
    const hasNul = profile.refusesNul && lines.bytes.subarray(lines.starts[0], lines.to).includes(0);
    const recordOf = read(stripped);
    return {
      size: picked.length,
      read: (index) => recordOf(picked[index]!),
      locate,
      original,
      ...(hasNul && { found: (index: number) => findNul(original(index), 'line', locate(index)) }),
    };
  };
}

/** One record for all lines: with one for each batch its calls are not inlined. */
function lineRecords(dataKey: string): (lines: LineBatch) => (line: number) => RowRecord {
  let lines: LineBatch;
  let line = 0;
  let textOf: (line: number) => string;
  let prepared: readonly string[] | undefined;
  let template = asciiTemplate('');
  let value: Json = null;
  const record: RowRecord = {
    kind: 'row',
    get value() {
      return value;
    },
    keys: [dataKey],
    valueAt: () => textOf(line),
    writeValues(before, out) {
      if (before !== prepared) {
        prepared = before;
        template = asciiTemplate(before[0]!);
      }
      writeAsciiTemplate(out, template);
      writeText(lines.bytes, lines.starts[line]!, lines.ends[line]!, out, false);
    },
  };
  const read = (next: number) => {
    line = next;
    const data: JsonObject = {};
    // Half the time of a computed key in a literal, but not for a key that is not stored as others are.
    if (dataKey === '__proto__')
      Object.defineProperty(data, dataKey, { value: textOf(line), enumerable: true });
    else data[dataKey] = textOf(line);
    value = { data };
    return record;
  };
  return (next) => {
    lines = next;
    textOf = textOfLines(next);
    return read;
  };
}
