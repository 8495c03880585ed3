import { interruptible, readerOf } from '../interruptible.ts';

/**
 * Gives what `items` has, one after the other; Ctrl-C also ends the reading of one that `mayBeLong` of the one before it says may take long. The
 * first may: it is most of a file sometimes.
 * @throws what aborted `signal`.
 */
export async function* readInterruptibly<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  mayBeLong: (last: T) => boolean,
): AsyncGenerator<T> {
  const { next: readNext, close } = readerOf(items);
  try {
    let next = await interruptible(signal, readNext);
    while (!next.done) {
      yield next.value;
      next = mayBeLong(next.value) ? await interruptible(signal, readNext) : readNext();
    }
  } finally {
    close();
  }
}
