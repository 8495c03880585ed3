import type { JsonObject } from '../json/json.ts';
import { addStorage, listStorages } from './add-storage.ts';
import { detailOf } from './answer.ts';
import type { Client } from './client.ts';

/**
 * Sees to it that a project has a storage of the folder, from which the server shows files; it is never synced, which would make tasks of
 * them. `isNew` when it did not have one.
 */
export async function addLocalStorage(
  client: Client,
  project: number,
  path: string,
  signal: AbortSignal,
): Promise<{ id: number; isNew: boolean } | { refused: string }> {
  const isSame = (storage: JsonObject) => storage.path === path;
  const there = (await listStorages(client, project, 'localfiles')).find(isSame);
  if (there) return { id: there.id, isNew: false };
  const wanted = { project, title: 'lsimport', path, use_blob_urls: true };
  const added = await addStorage(client, 'localfiles', wanted, { isSame, signal });
  return 'refused' in added ? { refused: detailOf(added.refused) } : { id: added.id, isNew: true };
}

export async function removeLocalStorage(client: Client, id: number): Promise<void> {
  await client.send('DELETE', `/api/storages/localfiles/${id}`, 'remove a storage');
}
