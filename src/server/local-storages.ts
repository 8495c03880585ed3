import { type Answer, detailOf } from './answer.ts';
import type { Client } from './client.ts';

/** Gives a project a storage of the folder, from which the server shows files; it is never synced, which would make tasks of them. */
export async function addLocalStorage(
  client: Client,
  project: number,
  path: string,
): Promise<{ id: number } | { refused: string }> {
  const json = { project, title: 'lsimport', path, use_blob_urls: true };
  const answer: Answer = await client.ask('POST', '/api/storages/localfiles', { json });
  if (answer.status === 201) return answer.json as unknown as { id: number };
  return { refused: detailOf(answer) };
}

export async function removeLocalStorage(client: Client, id: number): Promise<void> {
  await client.send('DELETE', `/api/storages/localfiles/${id}`, 'remove a storage');
}
