import { openFile } from '../../readers/byte-reader.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { draftBatch } from '../labelled/draft-batch.ts';
import { dialectOfIndex, dialectOfList } from './dialect.ts';
import { type CocoIndex, indexCoco } from './file-index.ts';

/** Handed over while there is no task yet, so that the run can be stopped. */
const noDrafts = draftBatch(0, () => {
  throw new Error('There is no draft.');
});

/** Reads through the file once, and through the list of results in another one; undefined when it is no COCO file, which was reported. */
export function* readIndex(input: Input, results?: Input): Generator<Batch, CocoIndex | undefined> {
  const reader = openFile(input.path, input.displayPath);
  const more = results && openFile(results.path, results.displayPath);
  const fail: Parameters<typeof indexCoco>[1] = (list, ...entry) =>
    results && list === 'annotations'
      ? reportEntry(results, '', ...entry)
      : reportEntry(input, list, ...entry);
  try {
    const steps = indexCoco(reader, fail, more);
    for (;;) {
      const step = steps.next();
      if (!step.done) yield noDrafts;
      else return isWhole(input, step.value, results !== undefined) ? step.value : undefined;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    const dialect = dialectOfList(input.path, input.displayPath);
    if (dialect) return void input.report(dialect, { file: input.displayPath });
    input.report(error.finding, { file: input.displayPath, ...error.place });
    return undefined;
  } finally {
    reader.close();
    more?.close();
  }
}

function isWhole(input: Input, index: CocoIndex, hasResults: boolean): boolean {
  const { lists } = index;
  const dialect = hasResults ? undefined : dialectOfIndex(input.path, input.displayPath, index);
  if (dialect) {
    const { line, ...finding } = dialect;
    input.report(finding, { file: input.displayPath, line });
    return false;
  }
  const missing = ['images', 'categories'].find((name) => !lists.has(name));
  if (missing === undefined) return true;
  const problem = `it has no list "${missing}"`;
  input.report({ code: 'label-file-malformed', args: { problem } }, { file: input.displayPath });
  return false;
}

/** Reports an entry of a list that is of no use; without it tasks would lack something, so that nothing is written. */
export function reportEntry(
  input: Input,
  list: string,
  position: number,
  line: number | undefined,
  problem: string,
): void {
  const path = list === '' ? `/${position}` : `/${list}/${position}`;
  input.report(
    { code: 'label-entry-malformed', args: { entry: path, problem }, path },
    { file: input.displayPath, ...(line !== undefined && { line }) },
  );
}
