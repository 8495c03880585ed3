import { pieceOf, writePiece } from '../json/piece.ts';
import { writeText } from '../json/write-text.ts';
import { printString } from '../json/write-value.ts';
import type { ByteReader } from '../sources/byte-reader.ts';
import { cutLines, type LineBatch, lineAt } from '../sources/lines.ts';
import { stripLines } from '../sources/strip-space.ts';
import type { Batch } from '../tasks/batch.ts';
import { END_OF_TASK, writeStartOfTask } from '../tasks/task-frame.ts';
import type { Input } from './importer.ts';

/** Each line is a task (Tasks.from_text_file): stripped as Python strips, blank ones left out unless asked for. */
export function* readLines(reader: ByteReader, shown: string, input: Input): Generator<Batch> {
  const keepBlankLines = input.options.blankLines === 'keep';
  for (const lines of cutLines(reader, input.as09)) {
    const stripped = stripLines(lines);
    const picked: number[] = [];
    for (let i = 0; i < stripped.starts.length; i++) {
      if (keepBlankLines || stripped.starts[i]! < stripped.ends[i]!) picked.push(i);
    }
    const blank = stripped.starts.length - picked.length;
    if (blank > 0) input.leaveOut('blank lines', blank);
    yield lineBatch(lines, stripped, picked, shown, input.dataKey);
  }
}

/** Lines as tasks: copied from bytes to bytes, a string only for the checks. */
function lineBatch(
  lines: LineBatch,
  stripped: LineBatch,
  picked: number[],
  shown: string,
  dataKey: string,
): Batch {
  const { bytes, starts, ends } = stripped;
  const beforeText = pieceOf(`,\n    "data": {\n      ${printString(dataKey)}: `);
  const afterText = pieceOf(`\n    }${END_OF_TASK}`);
  return {
    size: picked.length,
    read: (index) => ({ data: { [dataKey]: lineAt(stripped, picked[index]!) } }),
    write(index, _task, id, first, out) {
      const line = picked[index]!;
      writeStartOfTask(out, id, first);
      writePiece(out, beforeText);
      writeText(bytes, starts[line]!, ends[line]!, out, false);
      writePiece(out, afterText);
    },
    locate: (index) => ({ file: shown, line: lines.first + picked[index]! }),
    original: (index) => lineAt(lines, picked[index]!),
  };
}
