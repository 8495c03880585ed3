import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { discard } from '../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { isStoreAddress, parseAddress } from '../stores/address.ts';
import { isRedisAddress } from '../stores/redis/redis-address.ts';
import type { Store } from '../stores/store.ts';
import { AlreadyThere } from '../stores/store-problem.ts';
import { alreadyThere } from './destination.ts';
import type { Outputs } from './outputs.ts';

/** An object of a store that is to be written. */
export interface ObjectOutput {
  kind: 'object';
  displayPath: string;
  store: Store;
  key: string;
}

/**
 * The object that an output names; undefined where that is a path. Refuses an address to which nothing can be written and, unless `force`, one
 * that has an object, before anything is read.
 */
export async function findObjectOutput(
  output: string | undefined,
  force: boolean,
  command: 'convert' | 'merge',
  context: Context,
): Promise<ObjectOutput | undefined> {
  if (output === undefined || !(isStoreAddress(output) || isRedisAddress(output))) return undefined;
  const address = isRedisAddress(output) ? undefined : parseAddress(output);
  if (!address || address.kind === 'https') {
    throw new UserError(
      EXIT.usage,
      `Nothing can be written to ${address ? `the web, such as ${address.shown}` : 'Redis'}.`,
      'Use a file, or an object: -o s3://bucket/tasks.json, gs://bucket/tasks.json or azure-blob://account/container/tasks.json',
    );
  }
  const { key, shown: displayPath } = address;
  if (key === '') {
    throw new UserError(
      EXIT.usage,
      `${displayPath} is a whole bucket, and ${command} writes one object.`,
      `Add its key: -o ${displayPath}/tasks.json`,
    );
  }
  const { openStore } = await import('../stores/open-store.ts');
  const store = await openStore(address, context);
  context.atEnd(() => store.close());
  const found: ObjectOutput = { kind: 'object', displayPath, store, key };
  if (!force) await refuseExistingObject(found);
  return found;
}

/** Tasks are written to a temporary file, which is sent when it is whole. */
export function createObjectOutputs(output: ObjectOutput, context: Context, nextFile: () => never): Outputs {
  const folder = makeTemporaryFolder();
  const path = join(folder, 'tasks');
  return {
    displayPath: `a temporary file for ${output.displayPath}`,
    nameOf: (n) => (n === 1 ? path : nextFile()),
    async publish(force) {
      context.progress.say(`sending ${output.displayPath}`);
      await sendObject(path, output, force);
    },
    remove: () => discard(folder),
  };
}

/** Writes a file as an object. Another one is only replaced with `force`. */
export async function sendObject(
  path: string,
  { store, key, displayPath }: ObjectOutput,
  force: boolean,
): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    await refusing(() => store.write!(key, { file, path, size }, force));
  } catch (error) {
    throw error instanceof AlreadyThere ? alreadyThere(displayPath) : error;
  } finally {
    await file.close();
  }
}

/** Refuses an object that is there. */
export async function refuseExistingObject({ store, key, displayPath }: ObjectOutput): Promise<void> {
  if (await refusing(() => store.head(key))) throw alreadyThere(displayPath);
}

/** What is missing in a store, such as the bucket, is no input here that could not be read. */
async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode !== EXIT.unreadable) throw error;
    throw new UserError(EXIT.server, error.message, error.help);
  }
}
