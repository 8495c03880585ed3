import { createOutput } from './output.ts';
import { noSuspicions, reindent, type Suspicions, skipSpace } from './reindent.ts';

const scratch = createOutput(1 << 16);

/** What the JSON value at `at` holds that needs a closer look; see look-closer.ts. The value must be valid JSON. */
export function suspect(source: Buffer, at: number): Suspicions {
  const found = noSuspicions();
  scratch.length = 0;
  reindent(source, skipSpace(source, at), scratch, 0, found);
  return found;
}
