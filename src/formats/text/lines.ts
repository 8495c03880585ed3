import { writeAsciiTemplate } from '../../json/ascii-template.ts';
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
  const keys = [input.dataKey];
  for (const lines of cutLines(reader, !input.profile.dropsByteOrderMark)) {
    const tasks = lineBatch(lines, displayPath, keys, input);
    input.skip('blank lines', lines.starts.length - tasks.size);
    yield tasks;
  }
}

/** Lines as tasks: copied from bytes to bytes, a string only for the checks. */
function lineBatch(
  lines: LineBatch,
  displayPath: string,
  keys: readonly string[],
  { options, dataKey, profile }: Input,
): Batch {
  const stripped = stripLines(lines);
  const { bytes, starts, ends } = stripped;
  const picked: number[] = [];
  for (let i = 0; i < starts.length; i++) {
    if (options.blankLines === 'keep' || starts[i]! < ends[i]!) picked.push(i);
  }
  const textOf = textOfLines(stripped);
  const originalOf = textOfLines(lines);
  const locate = (index: number) => ({ file: displayPath, line: lines.first + picked[index]! });
  const original = (index: number) => originalOf(picked[index]!);
  const hasNul = profile.refusesNul && lines.bytes.subarray(lines.starts[0], lines.to).includes(0);
  let line = 0;
  const record: RowRecord = {
    kind: 'row',
    value: null,
    keys,
    writeValues([before], out) {
      writeAsciiTemplate(out, before!);
      writeText(bytes, starts[line]!, ends[line]!, out, false);
    },
  };
  return {
    size: picked.length,
    read(index) {
      line = picked[index]!;
      record.value = { data: { [dataKey]: textOf(line) } };
      return record;
    },
    locate,
    original,
    ...(hasNul && { found: (index: number) => findNul(original(index), 'line', locate(index)) }),
  };
}
