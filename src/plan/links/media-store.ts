import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import type { Located } from '../../diagnostics/diagnostic.ts';
import { EXIT, UserError } from '../../errors.ts';
import { findInKey } from '../../formats/folder/find-in-key.ts';
import type { Importer, Input, StoredFiles } from '../../formats/format.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { isObject } from '../../json/json.ts';
import type { Profile } from '../../profile.ts';
import { isStoreAddress } from '../../stores/address.ts';
import { addressOf } from '../../stores/address-of.ts';
import type { StoreInput } from '../../stores/store-input.ts';
import type { Batch } from '../../tasks/batch.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import { nothingThere } from '../input/nothing-there.ts';

/** The bucket that `--images` or `--audio` names, with copies of what is read of its objects. */
export interface MediaStore extends StoredFiles {
  store: StoreInput;
  root: string;
}

/**
 * Where `--images` or `--audio` is a bucket: the options with the folder of copies in its place. Of each image as much is copied as its size
 * stands in; of other files nothing is read, but that they are there.
 */
export async function openMediaStore(
  options: SharedOptions,
  { follows }: Profile,
  context: Context,
): Promise<{ options: SharedOptions; bucket?: MediaStore }> {
  const key = (['images', 'audio'] as const).find((name) => isStoreAddress(options[name] ?? ''));
  if (key === undefined || follows) return { options };
  const address = options[key]!;
  const shown = `--${key} ${withoutSecrets(address)}`;
  if (/^https?:/i.test(address)) {
    throw new UserError(
      EXIT.usage,
      `The files below ${shown} cannot be listed, as a web server does not say what it has.`,
      `Use a folder with the same files, and link to them there: --${key} FOLDER --links ${withoutSecrets(address)}`,
    );
  }
  const { findInStore } = await import('../../stores/store-input.ts');
  const { listObjects } = await import('../../stores/listing/list-objects.ts');
  const { createPathFilter } = await import('../../stores/listing/path-filter.ts');
  const { copyObjects } = await import('../../stores/copy-objects.ts');
  const { default: micromatch } = await import('micromatch');
  const found = await findInStore(address, context);
  if (found.object) {
    throw new UserError(
      EXIT.unreadable,
      `${shown} is an object, not a folder.`,
      'Use the prefix of the files, with a slash at its end.',
    );
  }
  // Patterns of the command line are about the input.
  const filter = createPathFilter(micromatch.matcher, { include: [], exclude: [] });
  const list = await listObjects(found.store, found.prefix, filter, found.folder, context);
  if (list.count === 0) throw nothingThere(found, list, shown);
  const store = { ...found, list };
  await copyObjects(store, (path) => (key === 'images' && isImage(path) ? 'head' : 'name'), context);
  const bucket = { store, root: store.root, addressOf: (path: string) => addressOf(store, path) };
  return { options: { ...options, [key]: store.root }, bucket };
}

/** The same importer, which also reports links to a bucket that will not open. */
export function reportingKeys(importer: Importer, { store: { store } }: MediaStore): Importer {
  return {
    ...importer,
    *read(input) {
      for (const batch of importer.read(input)) yield withKeyFindings(batch, input, store.linkStart);
    },
  };
}

/** Adds to a batch, whose tasks link to objects of a store, what Label Studio makes of their keys. */
export function withKeyFindings(batch: Batch, { dataKey }: Pick<Input, 'dataKey'>, linkStart: string): Batch {
  const read = batch.read.bind(batch);
  const found = batch.found?.bind(batch);
  let current = -1;
  let link: unknown;
  // A task is read once only, as what is skipped in it is counted then.
  batch.read = (index) => {
    const record = read(index);
    const task = record?.value;
    current = index;
    link = isObject(task) && isObject(task.data) ? task.data[dataKey] : undefined;
    return record;
  };
  batch.found = function* (index): Generator<Located> {
    yield* found?.(index) ?? [];
    const finding = index === current && typeof link === 'string' ? findInKey(link, linkStart) : undefined;
    if (finding) yield { finding, place: batch.locate(index) };
  };
  return batch;
}
