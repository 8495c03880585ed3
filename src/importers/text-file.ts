import { openFile } from '../sources/byte-reader.ts';
import { cutLines } from '../sources/lines.ts';
import { SourceProblem } from '../sources/source-problem.ts';
import { stripSpace } from '../sources/strip-space.ts';
import type { Batch } from '../tasks/batch.ts';
import { type BuiltTask, builtBatch } from '../tasks/built-batch.ts';
import type { Input } from './importer.ts';

/** Tasks handed over at a time: enough to make the cost of a batch small, few enough to let Ctrl-C and the progress line through. */
const BATCH = 5000;

/** The lines of one text file, each a task (Tasks.from_text_file): stripped as Python strips, blank ones left out unless asked for. */
export function* readTextFile(path: string, shown: string, input: Input): Generator<Batch> {
  const { dataKey } = input;
  const keepBlankLines = input.options.blankLines === 'keep';
  const reader = openFile(path, shown);
  try {
    for (const { lines, first } of cutLines(reader, input.as09)) {
      for (let from = 0; from < lines.length; from += BATCH) {
        const tasks: BuiltTask[] = [];
        const numbers: number[] = [];
        const to = Math.min(lines.length, from + BATCH);
        for (let i = from; i < to; i++) {
          const text = stripSpace(lines[i]!);
          if (text === '' && !keepBlankLines) continue;
          tasks.push({ data: { [dataKey]: text } });
          numbers.push(i);
        }
        if (tasks.length < to - from) input.leaveOut('blank lines', to - from - tasks.length);
        const locate = (i: number) => ({ file: shown, line: first + numbers[i]! });
        yield builtBatch(tasks, locate, (i) => lines[numbers[i]!]!);
      }
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    input.report(error.finding, { file: shown, ...error.spot });
  } finally {
    reader.close();
  }
}
