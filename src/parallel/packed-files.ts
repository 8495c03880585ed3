import type { Batch } from '../tasks/batch.ts';
import { filesBatch } from '../tasks/files-batch.ts';
import type { PackedElements } from './packed-elements.ts';
import { asBuffer } from './shared-memory.ts';

/** Elements of several files for another thread, one behind the other in shared memory (groupFiles). */
export interface PackedFiles {
  kind: 'files';
  files: readonly PackedElements[];
}

export function unpackFiles({ files }: PackedFiles): Batch {
  return filesBatch(files.map((packed) => ({ ...packed, bytes: asBuffer(packed.bytes) })));
}
