import type { Code } from '../../diagnostics/messages.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeText } from '../../tasks/text-batch.ts';
import type { Draft } from './draft.ts';

/** Tasks handed over at a time, and the results in them after which there are enough: documents have thousands each. */
const BATCH = 100;
const ENOUGH = 5_000;
/** A box in the first percent of an image may well be there; fractions in the file itself are told from pixels (startDraft). */
const suppresses: ReadonlySet<Code> = new Set(['looks-like-fractions']);
const inResults = /^\/(?:completions|predictions)\/0\/result\/(\d+)/;

/** Hands tasks with labels over in batches; findings in a result are located where its label is. */
export function* draftBatches(drafts: Iterable<Draft>): Generator<Batch> {
  for (const some of inBatches(drafts, ({ places }) => places.length)) {
    yield draftBatch(some.length, (index) => some[index]!);
    // The batch itself is held until there is the next one.
    some.length = 0;
  }
}

/** The same for drafts that are made when their turn comes, each by `make` from one item. */
export function* lazyDraftBatches<Item>(
  items: Iterable<Item>,
  make: (item: Item) => Draft,
): Generator<Batch> {
  for (const some of inBatches(items, () => 0)) {
    let made: { index: number; draft: Draft } | undefined;
    yield draftBatch(some.length, (index) => {
      if (made?.index !== index) made = { index, draft: make(some[index]!) };
      return made.draft;
    });
  }
}

function* inBatches<Item>(items: Iterable<Item>, weigh: (item: Item) => number): Generator<Item[]> {
  let waiting: Item[] = [];
  let weight = 0;
  for (const item of items) {
    waiting.push(item);
    weight += weigh(item);
    if (waiting.length < BATCH && weight < ENOUGH) continue;
    const full = waiting;
    waiting = [];
    weight = 0;
    yield full;
  }
  if (waiting.length > 0) yield waiting;
}

/** `draftOf` is called in the order of the drafts, for the same one until the next one's turn. */
export function draftBatch(size: number, draftOf: (index: number) => Draft): Batch {
  return {
    size,
    suppresses,
    offsets: 'utf16',
    read(index) {
      const draft = draftOf(index);
      return draft.text === undefined ? { kind: 'made', value: draft.task } : madeText(draft.text);
    },
    found: (index) => draftOf(index).found,
    original(index) {
      const draft = draftOf(index);
      return draft.original ?? draft.text ?? JSON.stringify(draft.task);
    },
    locate(index, pointer = '') {
      const draft = draftOf(index);
      const result = inResults.exec(pointer)?.[1];
      return draft.places[Number(result ?? -1)] ?? draft.place;
    },
  };
}
