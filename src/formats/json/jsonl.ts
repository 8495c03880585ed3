import { openFile } from '../../readers/byte-reader.ts';
import { cutJsonLines } from '../../readers/json/lines.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import type { Importer, Input } from '../format.ts';
import { isJsonLines } from '../json-head.ts';
import { noteForeignSpans } from './foreign-spans.ts';

export const jsonl: Importer = {
  name: 'jsonl',
  summary: 'a JSON Lines file: one task object per line',
  input: 'file',
  extensions: ['.jsonl', '.ndjson'],
  sniff: ({ head }) => (isJsonLines(head) ? 'each of its first lines is a JSON object' : undefined),
  inParallel: true,
  spans: true,
  firstId: 0,
  emptyMessage: 'it has no lines of JSON',
  read: readJsonLines,
};

function* readJsonLines(input: Input): Generator<Batch> {
  const { path, displayPath, skip, as09 } = input;
  if (!as09) noteForeignSpans(input);
  const reader = openFile(path, displayPath);
  try {
    for (const lines of cutJsonLines(reader, (count) => skip('blank lines', count))) {
      yield jsonBatch(lines, displayPath);
    }
  } finally {
    reader.close();
  }
}
