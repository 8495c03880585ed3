import type { Batch } from './batch.ts';

const nothing = () => {
  throw new Error('a pause has no tasks');
};

/** A batch without tasks: to read what follows may take so long that Ctrl-C should end it. */
export const pause: Batch = { size: 0, read: nothing, original: nothing, locate: nothing };
