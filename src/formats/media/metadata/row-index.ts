import { secretStart } from '../../../flood-proof.ts';

/**
 * Finds the rows of a file by name without keeping names or rows: about thirty bytes a row. A name that is found must be compared with the
 * row itself.
 */
export interface RowIndex {
  readonly size: number;
  add(name: string, start: number, length: number, line: number): void;
  /** Rows whose name may be this one, in the order they were added. */
  find(name: string): Iterable<number>;
  /** Offset and length of a row in bytes, and its line. */
  place(row: number): { start: number; length: number; line: number };
  markUsed(row: number): void;
  isUsed(row: number): boolean;
}

export function createRowIndex(): RowIndex {
  let size = 0;
  let starts = new Float64Array(64);
  let lengths = new Uint32Array(64);
  let lines = new Uint32Array(64);
  let hashes = new Uint32Array(64);
  let used = new Uint8Array(64);
  // Open addressing: a slot has the number of a row, counting from 1.
  let slots = new Int32Array(128);

  const insert = (row: number): void => {
    let slot = hashes[row]! % slots.length;
    while (slots[slot] !== 0) slot = (slot + 1) % slots.length;
    slots[slot] = row + 1;
  };
  const grow = (): void => {
    const room = size * 2;
    starts = enlarge(starts, new Float64Array(room));
    lengths = enlarge(lengths, new Uint32Array(room));
    lines = enlarge(lines, new Uint32Array(room));
    hashes = enlarge(hashes, new Uint32Array(room));
    used = enlarge(used, new Uint8Array(room));
    slots = new Int32Array(2 * room);
    for (let row = 0; row < size; row++) insert(row);
  };

  return {
    get size() {
      return size;
    },
    add(name, start, length, line) {
      if (size === starts.length) grow();
      starts[size] = start;
      lengths[size] = length;
      lines[size] = line;
      hashes[size] = hash(name);
      insert(size++);
    },
    *find(name) {
      const wanted = hash(name);
      for (let slot = wanted % slots.length; slots[slot] !== 0; slot = (slot + 1) % slots.length) {
        const row = slots[slot]! - 1;
        if (hashes[row] === wanted) yield row;
      }
    },
    place: (row) => ({ start: starts[row]!, length: lengths[row]!, line: lines[row]! }),
    markUsed: (row) => {
      used[row] = 1;
    },
    isUsed: (row) => used[row] === 1,
  };
}

function enlarge<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

const start = secretStart();

/** FNV-1a over UTF-16 units, 32 bits, but for its start. */
function hash(text: string): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
