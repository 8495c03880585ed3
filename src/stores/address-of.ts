import type { StoreInput } from './store-input.ts';

/** The address of an object, by the path of its copy. */
export function addressOf({ store, prefix, root, object }: StoreInput, path: string): string {
  if (object && path === object.copy) return store.linkStart + object.key;
  return `${store.linkStart}${prefix}${path.slice(root.length + 1)}`;
}
