import { LIMITS, type OutgoingTask } from './chunk.ts';

/**
 * How much goes in one request of a push: little at first, then all that a request takes best. Fewer tasks when the server is in trouble: on
 * SQLite a request fails if somebody else writes between its first read and its first write, and that takes the longer the more tasks it has.
 */
export interface Pace {
  /** The first of some tasks, as many as are to go in the next request. */
  next(tasks: readonly OutgoingTask[]): OutgoingTask[];
  /** After a request that was answered as it should be; `ms` is how long it took. */
  arrived(ms: number): void;
  /** After one that the server was too busy for. */
  wasBusy(): void;
  /** After one that a proxy refused for its size. */
  wasTooLarge(tasks: readonly OutgoingTask[]): void;
}

const FIRST = 100;
const FEWEST = 5;
/** Milliseconds after which an answer came late: gateways give up after a minute or two. */
const LATE = 20_000;

export function createPace(): Pace {
  let count = FIRST;
  let bytes = LIMITS.bytes;
  let factor = 3;
  const wasBusy = () => {
    count = Math.max(FEWEST, Math.floor(count / 4));
    factor = 2;
  };
  return {
    next(tasks) {
      let end = 0;
      let size = 0;
      for (const { json } of tasks.slice(0, count)) {
        size += sizeOf(json);
        if (size > bytes && end > 0) break;
        end++;
      }
      return tasks.slice(0, end);
    },
    arrived(ms) {
      if (ms > LATE) wasBusy();
      else count = Math.min(LIMITS.tasks, count * factor);
    },
    wasBusy,
    wasTooLarge(tasks) {
      bytes = Math.ceil(tasks.reduce((sum, { json }) => sum + sizeOf(json), 0) / 2);
    },
  };
}

/** With the comma behind it. */
function sizeOf(json: Buffer): number {
  return json.length + 1;
}
