import type { RejectedFile } from '../project/rejected-file.ts';
import type { FormedSink, WriterForm } from '../writers/writer-form.ts';
import type { ListFiles } from './list-files.ts';

/** Takes tasks that are lines into files, and refused ones into another. */
export function createListSink(
  files: ListFiles,
  rejected: RejectedFile | undefined,
  form: Exclude<WriterForm, { kind: 'tasks-json' }>,
): FormedSink {
  return {
    form,
    take: (out) => files.addLines(out),
    takeCompletions: (_id, completions) => {
      completions.length = 0;
    },
    reject: (...args) => rejected?.reject(...args),
    restart() {
      files.restart();
      rejected?.restart();
    },
  };
}
