import { openFile } from '../../readers/byte-reader.ts';
import { cutJsonLines } from '../../readers/json/lines.ts';
import { readOutline } from '../../readers/outline.ts';
import type { Batch } from '../../tasks/batch.ts';
import { pause } from '../../tasks/pause.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import type { Importer, Input } from '../format.ts';
import { isJsonLines } from '../json-head.ts';
import { spansInFile, spansInLines } from '../spans/looks-like-spans.ts';
import { reportWebPage } from '../web-page.ts';
import { chatParts } from './chat-parts.ts';
import { tasksOrStorage } from './storage-record.ts';

export const jsonl: Importer = {
  name: 'jsonl',
  summary: 'a JSON Lines file: one task object per line',
  input: 'file',
  // Datasets of Hugging Face, manifests of NeMo and others have lines in .json.
  extensions: ['.jsonl', '.ndjson', '.json'],
  sniff: (sample) =>
    isJsonLines(sample.head) && !spansInFile(sample) ? 'each of its first lines is a JSON object' : undefined,
  inParallel: true,
  spans: true,
  options: labelOptions,
  shards: 'lines',
  mediaColumns: true,
  firstId: 0,
  emptyMessage: 'it has no lines of JSON',
  read: readJsonLines,
};

function* readJsonLines(input: Input): Generator<Batch> {
  const { path, displayPath, skip } = input;
  if (reportWebPage(input, 'JSON')) return;
  noteSpans(input);
  const reader = openFile(path, displayPath, input.range);
  try {
    const onBlank = (count: number) => skip('blank lines', count);
    for (const lines of cutJsonLines(reader, onBlank, { pauses: true })) {
      if (lines.starts.length === 0) yield pause;
      else yield chatParts(tasksOrStorage(lines, displayPath), lines.bytes, input);
    }
  } finally {
    reader.close();
  }
}

/** Says in a note that lines have spans as other tools write them: here they are data like other keys and become no labels. */
function noteSpans({ path, displayPath, note }: Input): void {
  const found = spansInLines(readOutline(path, displayPath).bytes.toString('utf8'));
  if (found === undefined) return;
  note(
    `${displayPath}: its lines have ${found}, which stay data and do not become labels; --input-format spans-jsonl imports them.`,
  );
}
