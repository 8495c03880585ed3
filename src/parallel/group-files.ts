import type { Batch, FileElements } from '../tasks/batch.ts';
import { filesBatch } from '../tasks/files-batch.ts';
import { packElements } from './packed-elements.ts';
import type { Told } from './told.ts';

/** Bytes that a file may take beyond its elements: the margins of excerpts. */
const MARGINS = 512;

/**
 * Packs batches of small files together into the memory that `roomOf` gives for each group: to hand each over by itself would take as long as
 * to read it. What is told between them stays where it is, and so does a batch that is large itself.
 */
export function* groupFiles(
  items: Iterable<Batch | Told[]>,
  roomOf: () => Buffer,
): Generator<Batch | Told[]> {
  let files: FileElements[] = [];
  let used = 0;
  for (const item of items) {
    const length = lengthOf(item);
    if (files.length > 0 && used + length > roomOf().length) {
      yield filesBatch(files);
      files = [];
      used = 0;
    }
    const room = roomOf().subarray(used);
    if (length > room.length) yield item;
    else {
      const { elements, file } = item as Required<Batch>;
      const packed = packElements(elements, file, room);
      used += packed.end;
      files.push({ ...packed, bytes: room });
    }
  }
  if (files.length > 0) yield filesBatch(files);
}

/** How much memory the elements of a batch take; infinite for what cannot be put together with others. */
function lengthOf(item: Batch | Told[]): number {
  if (Array.isArray(item) || !item.elements || item.file === undefined) return Number.POSITIVE_INFINITY;
  const { starts, ends } = item.elements;
  return ends.at(-1)! - starts[0]! + MARGINS;
}
