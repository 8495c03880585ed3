import type { Place } from '../diagnostics/diagnostic.ts';
import type { Batch } from '../tasks/batch.ts';
import { type PackedElements, packElements, unpackElements } from './packed-elements.ts';
import { type PackedFiles, unpackFiles } from './packed-files.ts';
import { type PackedRows, packRows, rowUnpacker } from './packed-rows.ts';

/** A batch as plain data for another thread, its bytes in shared memory. */
export type PackedBatch = PackedElements | PackedFiles | PackedRows;

/**
 * Copies a batch into shared memory; into memory of its own when `room` is too small for it. Undefined for a batch that only its own thread can
 * read. What is in several files is there already.
 */
export function packBatch(
  { elements, file, files, tableRows }: Batch,
  room: Uint8Array,
): PackedBatch | undefined {
  if (files) return { kind: 'files', files: files.map((file) => ({ ...file, kind: 'elements' })) };
  if (elements && file !== undefined) return packElements(elements, file, room);
  return tableRows && packRows(tableRows, room);
}

/** Prepares to make batches of what packBatch packed. */
export function unpacker(): (packed: PackedBatch) => Batch {
  const unpackRows = rowUnpacker();
  return (packed) => (packed.kind === 'rows' ? unpackRows(packed) : unpackJson(packed));
}

function unpackJson(packed: PackedElements | PackedFiles): Batch {
  return packed.kind === 'files' ? unpackFiles(packed) : unpackElements(packed);
}

/** The place of the id of each task of a batch, also when it is gone and only what was packed is left. Rows have no ids. */
export function locatorOf(packed: PackedBatch | undefined, batch: Batch): (index: number) => Place {
  return (index) => (packed && packed.kind !== 'rows' ? unpackJson(packed) : batch).locate(index, '/id');
}
