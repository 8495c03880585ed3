import type { Importer, Input } from '../../formats/format.ts';
import type { MediaLinks } from '../../formats/media-columns/link-batch.ts';
import { mediaKeys } from '../../formats/media-columns/media-keys.ts';
import type { StoreInput } from '../../stores/store-input.ts';
import { AccessDenied } from '../../stores/store-problem.ts';
import type { InputPath } from '../input/input-path.ts';
import { firstMedia } from './first-media.ts';
import { linkingImporter } from './linking-importer.ts';

/** Objects that data names of which the store is asked whether they are there. */
const ASKED_FOR = 5;

/** A format whose data names objects of the bucket that it is in, and that bucket with the prefix that the names follow. */
export interface WithKeys {
  importer: Importer;
  store: StoreInput;
}

/**
 * Where a file in a bucket names objects in keys that a label config shows as media: the format that links to them. Names follow the folder of
 * the file or, where one of the first is not there, the bucket itself. Undefined where the store has none of the first names.
 */
export async function linkKeys(
  importer: Importer,
  { store, archive }: InputPath,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Promise<WithKeys | undefined> {
  if (!store?.object || store.address.kind === 'https' || archive) return undefined;
  if (!importer.mediaColumns || !input.profile.knowsExports) return undefined;
  const isMedia = mediaKeys(input.config, input.isConfigMade);
  const prefix = await prefixOf(firstNames(firstMedia(importer, input, isMedia)), store);
  if (prefix === undefined) return undefined;
  const find: MediaLinks['find'] = (value) => {
    const name = nameOf(value);
    // The store is not asked for each.
    return name === undefined ? undefined : { path: `${store.root}/${name}`, exists: true };
  };
  return { store: { ...store, prefix }, importer: linkingImporter(importer, input, { isMedia, find }) };
}

/** The path that a value may be, from a folder of a bucket; undefined for addresses and for what leads out of the folder. */
function nameOf(value: string): string | undefined {
  const name = value.trim().replaceAll('\\', '/');
  if (name === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(name) || /[\0\n\r]/.test(name)) return undefined;
  const path = name.replace(/^(?:\.\/)+/, '');
  // Keys may have empty parts, which stay; browsers resolve the others.
  return path.split('/').some((part) => part === '.' || part === '..') || path.endsWith('/')
    ? undefined
    : path;
}

/** What the first tasks name. */
function firstNames(texts: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const text of texts) {
    const name = nameOf(text);
    if (name !== undefined) names.add(name);
    if (names.size === ASKED_FOR) break;
  }
  return names;
}

/** The prefix below which the store has one of these names. */
async function prefixOf(names: Iterable<string>, { store, prefix }: StoreInput): Promise<string | undefined> {
  for (const start of new Set([prefix, ''])) {
    for (const name of names) {
      try {
        if (await store.head(start + name)) return start;
      } catch (error) {
        // What may not be read is not shown either.
        if (!(error instanceof AccessDenied)) throw error;
      }
    }
  }
  return undefined;
}
