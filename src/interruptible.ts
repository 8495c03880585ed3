import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';

/** The signals of runs that Ctrl-C can end in the middle of a computation, with what aborts them. */
const controllers = new WeakMap<AbortSignal, AbortController>();

/**
 * Lets Ctrl-C end what `interruptible` runs with the signal of `abort`. Only for the run of a process's main thread, whose signals they are:
 * a program that uses lsimport has its own ideas of Ctrl-C.
 */
export function obeyCtrlC(abort: AbortController): void {
  controllers.set(abort.signal, abort);
}

const WORK = Symbol.for('lsimport.interruptible');
const slot = globalThis as { [WORK]?: () => void };
const script = new Script('globalThis[Symbol.for("lsimport.interruptible")]()', {
  filename: 'interruptible.js',
});

/**
 * Does what keeps the event loop, and so the handlers of signals, from their turn. Node then looks for Ctrl-C in a thread of its own and ends
 * `work` wherever it is, in a loop or a regular expression; only not in one call of native code, such as JSON.parse. No `catch` or `finally`
 * inside runs then: what `work` has opened must be closed by its caller, or with the process.
 * @throws what aborted `signal`, after Ctrl-C.
 */
export async function interruptible<T>(signal: AbortSignal, work: () => T): Promise<T> {
  // A signal that has come and waits for its handler would be lost: Node takes the handlers away while `work` runs. The event loop looks for
  // signals before the second of these, not always before the first.
  await setImmediate();
  await setImmediate();
  signal.throwIfAborted();
  const abort = controllers.get(signal);
  if (!abort) return work();
  let result: T | undefined;
  slot[WORK] = () => {
    result = work();
  };
  try {
    script.runInThisContext({ breakOnSigint: true, displayErrors: false });
    return result as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    abort.abort();
    throw signal.reason;
  } finally {
    delete slot[WORK];
  }
}

/** Milliseconds after which the event loop gets its turn: for signals and the progress line. */
const TURN = 100;

/** Lets the event loop have its turn from time to time, with `onTurn`; throws when the run is to end. */
export function turnTaker(signal: AbortSignal, onTurn: () => void): () => Promise<void> {
  let turn = performance.now();
  return async () => {
    if (performance.now() - turn < TURN) return;
    onTurn();
    await setImmediate();
    signal.throwIfAborted();
    turn = performance.now();
  };
}

/** Does something with each of `items`, with turns for the event loop; Ctrl-C also ends the reading of one item and what is done with it. */
export async function forEachInTurns<T>(
  items: Iterable<T>,
  each: (item: T) => void,
  { signal, onTurn }: { signal: AbortSignal; onTurn: () => void },
): Promise<void> {
  const { next: readNext, close } = readerOf(items);
  /** Whether there is more. */
  const untilTurn = (): boolean => {
    const end = performance.now() + TURN;
    do {
      const next = readNext();
      if (next.done) return false;
      each(next.value);
    } while (performance.now() < end);
    return true;
  };
  try {
    while (await interruptible(signal, untilTurn)) onTurn();
  } catch (error) {
    close();
    throw error;
  }
}

/** Reads `items` one by one, also within `interruptible`; `close` is for when the reading ends before they do. */
export function readerOf<T>(items: Iterable<T>): { next(): IteratorResult<T>; close(): void } {
  const iterator = items[Symbol.iterator]();
  let isReading = false;
  return {
    next() {
      isReading = true;
      const next = iterator.next();
      isReading = false;
      return next;
    },
    close() {
      // One that was ended in the middle can do nothing any more.
      if (!isReading) iterator.return?.();
    },
  };
}
