import type { Code } from '../../diagnostics/messages.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeText } from '../../tasks/text-batch.ts';
import type { Draft } from './draft.ts';

/** Tasks handed over at a time. */
const BATCH = 100;
/** A box in the first percent of an image may well be there; fractions in the file itself are told from pixels (startDraft). */
const suppresses: ReadonlySet<Code> = new Set(['looks-like-fractions']);
const inResults = /^\/(?:completions|predictions)\/0\/result\/(\d+)/;

/** Hands tasks with labels over in batches; findings in a result are located where its label is. */
export function* draftBatches(drafts: Iterable<Draft>): Generator<Batch> {
  for (const some of inBatches(drafts)) yield draftBatch(some.length, (index) => some[index]!);
}

/** The same for drafts that are made when their turn comes, each by `make` from one item. */
export function* lazyDraftBatches<Item>(
  items: Iterable<Item>,
  make: (item: Item) => Draft,
): Generator<Batch> {
  for (const some of inBatches(items)) yield draftBatch(some.length, (index) => make(some[index]!));
}

function* inBatches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let waiting: Item[] = [];
  for (const item of items) {
    waiting.push(item);
    if (waiting.length < BATCH) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

/** `make` is called once for each draft, in their order. */
export function draftBatch(size: number, make: (index: number) => Draft): Batch {
  let draft: Draft;
  return {
    size,
    suppresses,
    offsets: 'utf16',
    read(index) {
      draft = make(index);
      return draft.text === undefined ? { kind: 'made', value: draft.task } : madeText(draft.text);
    },
    found: () => draft.found,
    original: () => draft.original ?? draft.text ?? JSON.stringify(draft.task),
    locate(_index, pointer = '') {
      const result = inResults.exec(pointer)?.[1];
      return draft.places[Number(result ?? -1)] ?? draft.place;
    },
  };
}
