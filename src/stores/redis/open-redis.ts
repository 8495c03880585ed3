import type { Context } from '../../context.ts';
import type { RedisAddress } from './redis-address.ts';
import { explainRedis } from './redis-problem.ts';

/** Keys that the server looks at for one answer. */
const LOOKED_AT = 1000;
/** Milliseconds to wait for a connection. */
const PATIENCE = 10_000;
/** How often a connection that broke is made again before it is given up. */
const ATTEMPTS = 4;

/** A database of Redis. What goes wrong with it is thrown as a UserError. */
export interface RedisDatabase {
  /** The keys that begin so, some at a time, in no order; one may come several times. */
  keys(prefix: string): AsyncIterable<string[]>;
  /** How many bytes the values of keys have; undefined for those that are not strings. A key that is not there has 0. */
  lengths(keys: readonly string[]): Promise<(number | undefined)[]>;
  /** The values of keys; null for those that are not there. */
  values(keys: readonly string[]): Promise<(Buffer | null)[]>;
  close(): void;
}

/** Connects to a database. The password comes from the variable that redis-cli has for it, or REDIS_PASSWORD. */
export async function openRedis(address: RedisAddress, { env, signal }: Context): Promise<RedisDatabase> {
  const { Redis } = await import('../sdk/redis.ts');
  const { host, port, db, username, isTls } = address;
  const password = env.REDISCLI_AUTH || env.REDIS_PASSWORD;
  let isConnected = false;
  let last: unknown;
  const client = new Redis({
    host,
    port,
    ...(username !== undefined && { username }),
    ...(password && { password }),
    ...(isTls && { tls: {} }),
    lazyConnect: true,
    // It needs a permission that reading does not.
    enableReadyCheck: false,
    connectTimeout: PATIENCE,
    maxRetriesPerRequest: ATTEMPTS,
    retryStrategy: (times) => (isConnected && times <= ATTEMPTS ? 100 * 2 ** times : null),
  });
  client.on('error', (error) => {
    last = error;
  });
  const stop = () => client.disconnect();
  signal.addEventListener('abort', stop);
  const close = () => {
    signal.removeEventListener('abort', stop);
    client.disconnect();
  };
  const asking = async <T>(ask: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      // That a connection is closed says less than what came before.
      const reason = /^Connection is closed|max retries/.test((error as Error).message)
        ? (last ?? error)
        : error;
      throw explainRedis(reason, address) ?? reason;
    }
  };
  try {
    await asking(async () => {
      await client.connect();
      await client.select(db);
      isConnected = true;
    });
  } catch (error) {
    close();
    throw error;
  }
  return {
    async *keys(prefix) {
      const match = `${prefix.replace(/[*?[\]\\]/g, '\\$&')}*`;
      let cursor = '0';
      do {
        const [next, keys] = await asking(() => client.scan(cursor, 'MATCH', match, 'COUNT', LOOKED_AT));
        cursor = next;
        yield keys;
      } while (cursor !== '0');
    },
    lengths: (keys) =>
      asking(async () => {
        const pipeline = client.pipeline();
        for (const key of keys) pipeline.strlen(key);
        const answers = (await pipeline.exec()) ?? [];
        return answers.map(([error, length]) => {
          if (error && !/^WRONGTYPE/.test(error.message)) throw error;
          return error ? undefined : Number(length);
        });
      }),
    values: (keys) => asking(() => client.mgetBuffer(...keys)),
    close,
  };
}
