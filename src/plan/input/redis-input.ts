import type { Context } from '../../context.ts';
import type { Importer } from '../../formats/format.ts';
import { discard } from '../../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { type CopiedValues, copyValues } from '../../stores/redis/copy-values.ts';
import { openRedis } from '../../stores/redis/open-redis.ts';
import { createPlaceInKey } from '../../stores/redis/place-in-key.ts';
import type { RedisAddress } from '../../stores/redis/redis-address.ts';
import { readMoving } from './move-places.ts';

/** Copies the values of the keys to a file of this machine, one task or link a line. */
export async function copyFromRedis(address: RedisAddress, context: Context): Promise<CopiedValues> {
  const folder = makeTemporaryFolder();
  context.atEnd(() => void discard(folder));
  const database = await openRedis(address, context);
  try {
    return await copyValues(database, address, folder, context);
  } finally {
    database.close();
  }
}

/** The same importer, whose places are in the values of keys, and which also says which keys were skipped. */
export function readingValues(
  { inParallel: _, ...importer }: Importer,
  { keysOfLines, skipped }: CopiedValues,
  { server }: RedisAddress,
): Importer {
  return {
    ...importer,
    *read(input) {
      for (const [what, count] of skipped) input.skip(what, count);
      yield* readMoving(importer, input, createPlaceInKey(keysOfLines, server));
    },
  };
}
