import type { TaskPlace } from '../../project/read-tasks.ts';

/** Where the tasks of a file are and what their predictions score, in 36 bytes a task. */
export interface ScoreIndex {
  add(place: TaskPlace, score: number): void;
  /** The places of all tasks, the greatest score first, equal ones in the order they came. */
  byScore(): Generator<TaskPlace>;
}

export function createScoreIndex(): ScoreIndex {
  const scores = createColumn();
  const ids = createColumn();
  const offsets = createColumn();
  const lengths = createColumn();
  return {
    add({ id, offset, length }, score) {
      scores.add(score);
      ids.add(id);
      offsets.add(offset);
      lengths.add(length);
    },
    *byScore() {
      const order = Uint32Array.from({ length: scores.size }, (_, i) => i);
      order.sort((a, b) => scores.at(b) - scores.at(a) || a - b);
      for (const i of order) yield { id: ids.at(i), offset: offsets.at(i), length: lengths.at(i) };
    },
  };
}

/** A list of numbers that grows, eight bytes each. */
function createColumn() {
  let values = new Float64Array(1024);
  let size = 0;
  return {
    get size() {
      return size;
    },
    at: (index: number) => values[index]!,
    add(value: number) {
      if (size === values.length) {
        const larger = new Float64Array(size * 2);
        larger.set(values);
        values = larger;
      }
      values[size++] = value;
    },
  };
}
