import { pathToFileURL } from 'node:url';
import type { Importer, Input } from '../formats/format.ts';
import { linkBatch, type MediaLinks } from '../formats/media-columns/link-batch.ts';
import { mediaKeys } from '../formats/media-columns/media-keys.ts';
import { isObject } from '../json/json.ts';
import type { StoreInput } from '../stores/store-input.ts';
import { AccessDenied } from '../stores/store-problem.ts';
import type { InputPath } from './input-path.ts';

/** Tasks that are looked at to see whether their data names objects, and how many of these the store is asked for. */
const LOOKED_AT = 200;
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
  const isMedia = mediaKeys(input.config);
  const prefix = await prefixOf(firstNames(importer, input, isMedia), store);
  if (prefix === undefined) return undefined;
  const find: MediaLinks['find'] = (value) => {
    const name = nameOf(value);
    // The store is not asked for each.
    return name === undefined ? undefined : { path: `${store.root}/${name}`, exists: true };
  };
  const { inParallel: _, ...others } = importer;
  return {
    store: { ...store, prefix },
    importer: {
      ...others,
      linksFiles: () => true,
      *read(full) {
        // Nobody opens links that a label config is written from, which spaces would make texts.
        const link = input.config ? full.link : (path: string) => pathToFileURL(path).href;
        for (const batch of importer.read(full)) yield linkBatch(batch, { isMedia, find, link });
      },
    },
  };
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
function firstNames(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  isMedia: MediaLinks['isMedia'],
): Set<string> {
  const names = new Set<string>();
  const quiet = { ...input, note: () => {}, report: () => {}, skip: () => {} };
  let tasks = 0;
  for (const batch of importer.read(quiet)) {
    for (let i = 0; i < batch.size; i++) {
      const task = batch.read(i)?.value;
      if (!isObject(task)) continue;
      for (const [key, value] of Object.entries(isObject(task.data) ? task.data : task)) {
        for (const text of Array.isArray(value) ? value : [value]) {
          const name = typeof text === 'string' && isMedia(key, text) ? nameOf(text) : undefined;
          if (name !== undefined) names.add(name);
          if (names.size === ASKED_FOR) return names;
        }
      }
      if (++tasks === LOOKED_AT) return names;
    }
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
