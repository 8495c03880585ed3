import type { Code } from '../../diagnostics/messages.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeText } from '../../tasks/text-batch.ts';
import type { Draft } from './task-results.ts';

/** Items that are handed over at a time, of which drafts are made when their turn comes. */
const BATCH = 100;
/**
 * A box in the first percent of an image may well be there; fractions in the file itself are told from pixels, and what is there twice from what
 * differs in what is lost (startDraft).
 */
const suppresses: ReadonlySet<Code> = new Set(['looks-like-fractions', 'region-repeated']);
const inResults = /^\/(?:completions|predictions)\/0\/result\/(\d+)/;

/**
 * Hands tasks with labels over, one at a time, as one may have a hundred thousand regions; findings in a result are located where its label
 * is.
 */
export function* draftBatches(drafts: Iterable<Draft>): Generator<Batch> {
  for (const draft of drafts) {
    const own = [draft];
    yield draftBatch(1, () => own[0]!);
    // The batch itself is held until there is the next one.
    own.pop();
  }
}

/** The same in batches, for drafts that are made when their turn comes, each by `make` from one item. */
export function* lazyDraftBatches<Item>(
  items: Iterable<Item>,
  make: (item: Item) => Draft,
): Generator<Batch> {
  for (const some of inBatches(items)) {
    let made: { index: number; draft: Draft } | undefined;
    yield draftBatch(some.length, (index) => {
      if (made?.index !== index) made = { index, draft: make(some[index]!) };
      return made.draft;
    });
  }
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
