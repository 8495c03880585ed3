import { secretStart } from '../flood-proof.ts';

/** Remembers which ids were seen and where, in a few bytes an id; ids that rise by one cost nothing. */
export interface IdIndex {
  /** Adds an id; returns the position it was first seen at when it is not new. */
  add(id: number, position: number): number | undefined;
}

const EMPTY = -1;

export function createIdIndex(): IdIndex {
  // Runs of ids that rise by one with the position, in the order they came: the usual input is one run.
  let runs = 0;
  let starts = new Float64Array(64);
  let lengths = new Float64Array(64);
  let positions = new Float64Array(64);
  let sorted = true;
  // Once runs do not rise or are many, single ids go to a hash table with open addressing instead.
  let table: { ids: Float64Array; positions: Float64Array; size: number } | undefined;

  const addToTable = (id: number, position: number): number | undefined => {
    table ??= { ids: new Float64Array(1024).fill(EMPTY), positions: new Float64Array(1024), size: 0 };
    if (table.size * 2 >= table.ids.length) table = grow(table);
    const slot = slotOf(table.ids, id);
    if (table.ids[slot] === id) return table.positions[slot];
    table.ids[slot] = id;
    table.positions[slot] = position;
    table.size++;
    return undefined;
  };
  const findInRuns = (id: number): number | undefined => {
    let low = 0;
    let high = runs - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const offset = id - starts[middle]!;
      if (offset < 0) high = middle - 1;
      else if (offset >= lengths[middle]!) low = middle + 1;
      else return positions[middle]! + offset;
    }
    return undefined;
  };

  return {
    add(id, position) {
      const last = runs - 1;
      const end = last < 0 ? -1 : starts[last]! + lengths[last]!;
      if (sorted && last >= 0 && id === end && position === positions[last]! + lengths[last]!) {
        lengths[last]!++;
        return undefined;
      }
      if (sorted && id >= end && runs < 1 << 20) {
        if (runs === starts.length) {
          [starts, lengths, positions] = [double(starts), double(lengths), double(positions)];
        }
        starts[runs] = id;
        lengths[runs] = 1;
        positions[runs++] = position;
        return undefined;
      }
      const seen = findInRuns(id);
      if (seen !== undefined) return seen;
      sorted = false;
      return addToTable(id, position);
    },
  };
}

function double(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** What each half of an id is multiplied by. */
const [low, high] = [secretStart() | 1, secretStart() | 1];

function slotOf(ids: Float64Array, id: number): number {
  const mask = ids.length - 1;
  const mixed = Math.imul(id, low) + Math.imul(id / 0x100000000, high);
  let slot = (Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> 7) & mask;
  while (ids[slot] !== EMPTY && ids[slot] !== id) slot = (slot + 1) & mask;
  return slot;
}

function grow(table: { ids: Float64Array; positions: Float64Array; size: number }) {
  const ids = new Float64Array(table.ids.length * 2).fill(EMPTY);
  const positions = new Float64Array(ids.length);
  for (let i = 0; i < table.ids.length; i++) {
    const id = table.ids[i]!;
    if (id === EMPTY) continue;
    const slot = slotOf(ids, id);
    ids[slot] = id;
    positions[slot] = table.positions[i]!;
  }
  return { ids, positions, size: table.size };
}
