import type { ElementBatch } from '../readers/json/element-batch.ts';
import { utf16Length } from '../readers/text-units.ts';
import type { Batch } from '../tasks/batch.ts';
import { jsonBatch } from '../tasks/json-batch.ts';

/** A batch of JSON elements as plain data for another thread, its bytes in shared memory. */
export interface PackedBatch extends Omit<ElementBatch, 'bytes'> {
  bytes: Uint8Array;
  file: string;
}

/** Copies a batch into shared memory; into memory of its own when `room` is too small for it. `file` is its input for people. */
export function packBatch(elements: ElementBatch, file: string, room: Uint8Array): PackedBatch {
  const from = elements.starts[0]!;
  const to = elements.ends.at(-1)!;
  const bytes = room.length >= to - from ? room : sharedBytes(to - from);
  elements.bytes.copy(bytes, 0, from, to);
  const shift = (offsets: number[]) => offsets.map((offset) => offset - from);
  const lineStart = elements.lineStarts[0]!;
  const before = lineStart < 0 ? elements.unitsBefore : 0;
  return {
    ...elements,
    bytes,
    starts: shift(elements.starts),
    ends: shift(elements.ends),
    lineStarts: shift(elements.lineStarts),
    unitsBefore: before + utf16Length(elements.bytes, Math.max(0, lineStart), from),
    end: to - from,
    base: elements.base + from,
    file,
  };
}

export function unpackBatch(packed: PackedBatch): Batch {
  return jsonBatch({ ...packed, bytes: asBuffer(packed.bytes) }, packed.file);
}

/** Memory that all threads see. New memory for each batch would keep the garbage collectors busy. */
export function sharedBytes(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}

/** The same bytes as a Buffer, which it no longer is after a message between threads. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
