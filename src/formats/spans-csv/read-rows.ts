import type { JsonObject } from '../../json/json.ts';
import { createUnitJudge } from '../../regions/span-units.ts';
import type { Batch } from '../../tasks/batch.ts';
import { readCsvFile } from '../csv/read-file.ts';
import type { Input } from '../format.ts';
import { controlsOfText } from '../labelled-text/controls-of-text.ts';
import { createEndTally } from '../spans/end-tally.ts';
import { spanBatch } from '../spans/span-batch.ts';
import { findTagNames } from '../spans/tag-names.ts';
import type { TagNames } from '../spans/tagged.ts';
import { createWordTally } from '../spans/word-tally.ts';

export function* read(input: Input): Generator<Batch> {
  let names: [ReturnType<TagNames>] | undefined;
  const context = {
    input,
    controls: controlsOfText(input),
    names() {
      names ??= [findTagNames(input)];
      return names[0];
    },
    ends: createEndTally(),
    words: createWordTally(),
    judge: createUnitJudge(input.options.spanOffsets),
  };
  // What becomes of labels in columns concerns others than those of spans.
  const { labelsAs: _, ...options } = input.options;
  for (const rows of readCsvFile({ ...input, options }, options.delimiter))
    yield spanBatch(recordsOf(rows), context);
  context.ends.report(input);
  context.words.report(input);
}

/** Rows as records whose members are the cells. */
function recordsOf(rows: Batch): Batch {
  let cells: JsonObject = {};
  return {
    size: rows.size,
    read(index) {
      const record = rows.read(index);
      if (record === undefined) return undefined;
      cells = (record.value as { data: JsonObject }).data;
      return { kind: 'made', value: cells };
    },
    found: (index) => rows.found?.(index) ?? [],
    original: () => JSON.stringify(cells),
    locate: (index, pointer) => rows.locate(index, pointer && `/data${pointer}`),
  };
}
