import { asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import { writeText } from '../../json/write-text.ts';
import { printString } from '../../json/write-value.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { cutLines, type LineBatch, textOfLines } from '../../readers/lines.ts';
import { stripLines } from '../../readers/strip-space.ts';
import type { Batch } from '../../tasks/batch.ts';
import { END_OF_TASK, writeStartOfTask } from '../../writers/tasks-json/tasks-json-layout.ts';
import type { Input } from '../format.ts';

/** Each line is a task (Tasks.from_text_file): stripped as Python strips, blank ones left out unless asked for. */
export function* readLines(reader: ByteReader, shown: string, input: Input): Generator<Batch> {
  for (const lines of cutLines(reader, input.as09)) {
    const tasks = lineBatch(lines, shown, input);
    input.skip('blank lines', lines.starts.length - tasks.size);
    yield tasks;
  }
}

/** Lines as tasks: copied from bytes to bytes, a string only for the checks. */
function lineBatch(lines: LineBatch, shown: string, { options, dataKey, as09 }: Input): Batch {
  const stripped = stripLines(lines);
  const { bytes, starts, ends } = stripped;
  const picked: number[] = [];
  for (let i = 0; i < starts.length; i++) {
    if (options.blankLines === 'keep' || starts[i]! < ends[i]!) picked.push(i);
  }
  const textOf = textOfLines(stripped);
  const originalOf = textOfLines(lines);
  const beforeText = asciiTemplate(`,\n    "data": {\n      ${printString(dataKey)}: `);
  const afterText = asciiTemplate(`\n    }${END_OF_TASK}`);
  const locate = (index: number) => ({ file: shown, line: lines.first + picked[index]! });
  const original = (index: number) => originalOf(picked[index]!);
  const hasNul = !as09 && lines.bytes.subarray(lines.starts[0], lines.to).includes(0);
  return {
    size: picked.length,
    read: (index) => ({ data: { [dataKey]: textOf(picked[index]!) } }),
    write(index, _task, id, first, out) {
      const line = picked[index]!;
      writeStartOfTask(out, id, first);
      writeAsciiTemplate(out, beforeText);
      writeText(bytes, starts[line]!, ends[line]!, out, false);
      writeAsciiTemplate(out, afterText);
    },
    locate,
    original,
    ...(hasNul && { found: (index: number) => findNul(original(index), 'line', locate(index)) }),
  };
}
