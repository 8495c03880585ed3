import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import type { Importer, StoredFiles } from '../../formats/format.ts';
import type { InputPath } from './input-path.ts';

/** Copies what a format reads of an input in a store; undefined for other inputs. */
export async function copyStored(
  { store }: InputPath,
  importer: Importer,
  options: SharedOptions,
  context: Context,
): Promise<StoredFiles | undefined> {
  if (!store) return undefined;
  const { copyForFormat, storedFiles } = await import('./store-input.ts');
  await copyForFormat(store, importer, options, context);
  return storedFiles(store, importer);
}

/** The importer of an input, which for one in a store also says what is odd in that. */
export async function importerFor({ store, redis }: InputPath, importer: Importer): Promise<Importer> {
  if (redis?.values) {
    const { readingValues } = await import('./redis-input.ts');
    return readingValues(importer, redis.values, redis.address);
  }
  if (!store) return importer;
  const { readingStore } = await import('./store-input.ts');
  return readingStore(importer, store);
}
