import { request } from 'undici';
import type { JsonObject } from '../json/json.ts';
import { addStorage, listStorages } from './add-storage.ts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { createDispatcher } from './dispatcher.ts';
import { NetworkProblem } from './network-problem.ts';

/** What the server calls the kinds of storages of buckets. */
export type BucketKind = 's3' | 'gcs' | 'azure';

/** What the server calls the bucket, by kind. */
const nameOf = { s3: 'bucket', gcs: 'bucket', azure: 'container' } as const;

/** Whether a project has a storage of a bucket; its prefix plays no part in links. */
export async function hasBucketStorage(
  client: Client,
  project: number,
  kind: BucketKind,
  bucket: string,
): Promise<boolean> {
  const storages = await listStorages(client, project, kind);
  return storages.some((storage) => storage[nameOf[kind]] === bucket);
}

/** Gives a project a storage of a bucket, from which it shows objects; it is never synced, which would make tasks of them. */
export async function addBucketStorage(
  client: Client,
  project: number,
  kind: BucketKind,
  bucket: string,
  { settings, signal }: { settings: Readonly<Record<string, string>>; signal: AbortSignal },
): Promise<{ id: number } | { refused: Answer }> {
  const wanted = {
    project,
    title: `lsimport: ${bucket}`,
    [nameOf[kind]]: bucket,
    use_blob_urls: true,
    ...settings,
  };
  const isSame = (storage: JsonObject) =>
    storage[nameOf[kind]] === bucket && (storage.prefix ?? '') === (settings.prefix ?? '');
  return addStorage(client, kind, wanted, { isSame, signal });
}

export async function removeBucketStorage(client: Client, kind: BucketKind, id: number): Promise<void> {
  await client.send('DELETE', `/api/storages/${kind}/${id}`, 'remove a storage');
}

/** Where the server sends browsers for a link to an object: its status, and the signed address behind a redirect. */
export function resolveLink(
  client: Client,
  project: number,
  link: string,
): Promise<{ status: number; location: string | undefined }> {
  // Its decoder wants the padding that base64url leaves out.
  const encoded = Buffer.from(link).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  return client.look(`/projects/${project}/resolve/?fileuri=${encodeURIComponent(encoded)}`);
}

/** The status of an object behind a signed address, asked for as a browser does. Throws NetworkProblem without an answer. */
export async function statusOfObject(
  location: string,
  { env, signal }: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<number> {
  const dispatcher = createDispatcher({ env });
  try {
    const answer = await request(location, { dispatcher, signal, headersTimeout: 30_000 });
    answer.body.on('error', () => {}).destroy();
    return answer.statusCode;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new NetworkProblem(error);
  } finally {
    void dispatcher.close().catch(() => {});
  }
}
