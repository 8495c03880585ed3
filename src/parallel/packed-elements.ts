import { withMargins } from '../readers/excerpt.ts';
import type { ElementBatch } from '../readers/json/element-batch.ts';
import { utf16Length } from '../readers/text-units.ts';
import type { Batch } from '../tasks/batch.ts';
import { jsonBatch } from '../tasks/json-batch.ts';
import { asBuffer, sharedBytes } from './shared-memory.ts';

/** Elements of JSON for another thread. */
export interface PackedElements extends Omit<ElementBatch, 'bytes'> {
  kind: 'elements';
  bytes: Uint8Array;
  file: string;
}

/** Copies elements into shared memory (packBatch). */
export function packElements(elements: ElementBatch, file: string, room: Uint8Array): PackedElements {
  const [from, to] = withMargins(elements.bytes, elements.starts[0]!, elements.ends.at(-1)!, elements.end);
  const bytes = room.length >= to - from ? room : sharedBytes(to - from);
  elements.bytes.copy(bytes, 0, from, to);
  const shift = (offsets: number[]) => offsets.map((offset) => offset - from);
  const lineStart = elements.lineStarts[0]!;
  const before = lineStart < 0 ? elements.unitsBefore : 0;
  return {
    ...elements,
    kind: 'elements',
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

export function unpackElements(packed: PackedElements): Batch {
  return jsonBatch({ ...packed, bytes: asBuffer(packed.bytes) }, packed.file);
}
