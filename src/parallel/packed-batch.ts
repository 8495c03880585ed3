import type { Place } from '../diagnostics/diagnostic.ts';
import type { Batch } from '../tasks/batch.ts';
import { type PackedElements, packElements, unpackElements } from './packed-elements.ts';
import { type PackedRows, packRows, rowUnpacker } from './packed-rows.ts';

/** A batch as plain data for another thread, its bytes in shared memory. */
export type PackedBatch = PackedElements | PackedRows;

/**
 * Copies a batch into shared memory; into memory of its own when `room` is too small for it. `file` is its input for people. Undefined for a
 * batch that only its own thread can read.
 */
export function packBatch(
  { elements, tableRows }: Batch,
  file: string,
  room: Uint8Array,
): PackedBatch | undefined {
  if (elements) return packElements(elements, file, room);
  return tableRows && packRows(tableRows, room);
}

/** Prepares to make batches of what packBatch packed. */
export function unpacker(): (packed: PackedBatch) => Batch {
  const unpackRows = rowUnpacker();
  return (packed) => (packed.kind === 'rows' ? unpackRows(packed) : unpackElements(packed));
}

/** The place of the id of each task of a batch, also when it is gone and only what was packed is left. Rows have no ids. */
export function locatorOf(packed: PackedBatch | undefined, batch: Batch): (index: number) => Place {
  return (index) => (packed?.kind === 'elements' ? unpackElements(packed) : batch).locate(index, '/id');
}
