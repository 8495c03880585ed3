import { quote } from '../../json/json.ts';
import type { Answer } from '../../server/answer.ts';
import {
  addBucketStorage,
  hasBucketStorage,
  removeBucketStorage,
  resolveLink,
  statusOfObject,
} from '../../server/bucket-storages.ts';
import { NetworkProblem } from '../../server/network-problem.ts';
import { type Bucket, bucketOf } from './bucket-links.ts';
import { bucketRefused, notResolved, objectRefused } from './bucket-problem.ts';
import { type BucketSettings, settingsOf } from './bucket-settings.ts';
import type { Push } from './job.ts';

/**
 * Sees to it that the project shows the objects that tasks link to, before any task is sent: a bucket that none of its storages has gets one,
 * and the first link is fetched as a browser does. Returns the buckets that got a storage.
 */
export async function proveBuckets(
  push: Push,
  project: number,
  links: ReadonlyMap<string, string>,
): Promise<string[]> {
  const added: string[] = [];
  for (const [start, link] of links) {
    if (await proveBucket(push, project, bucketOf(start), link)) added.push(start);
  }
  return added;
}

/** Returns whether the bucket got a storage. */
async function proveBucket(push: Push, project: number, bucket: Bucket, link: string): Promise<boolean> {
  const { client, options, run } = push;
  const { kind, name } = bucket;
  if (await hasBucketStorage(client, project, kind, name)) {
    await proveLink(push, project, bucket, link, false);
    return false;
  }
  const settings = await settingsOf(bucket, options, run.context);
  const id = await addStorage(push, project, bucket, settings);
  try {
    await proveLink(push, project, bucket, link, true);
  } catch (error) {
    await removeBucketStorage(client, kind, id).catch(() => {});
    throw error;
  }
  return true;
}

async function addStorage(
  { client, options, run: { context } }: Push,
  project: number,
  bucket: Bucket,
  { place, credentials }: BucketSettings,
): Promise<number> {
  const add = (settings: Record<string, string>) =>
    addBucketStorage(client, project, bucket.kind, bucket.name, {
      settings: { ...settings, ...credentials },
      signal: context.signal,
    });
  let made = await add(place);
  const { s3_endpoint: endpoint, ...others } = place;
  // The server may have the endpoint in its own environment, where private addresses are allowed.
  const isGuarded = 'refused' in made && endpoint !== undefined && isReserved(made.refused);
  if (isGuarded) made = await add(others);
  if ('id' in made) return made.id;
  throw bucketRefused(bucket, made.refused, {
    endpoint: isGuarded ? endpoint : undefined,
    isSent: options.sendCredentials === true,
  });
}

function isReserved({ text }: Answer): boolean {
  return /reserved network address|SSRF/i.test(text);
}

async function proveLink(
  { client, run: { context } }: Push,
  project: number,
  bucket: Bucket,
  link: string,
  isNew: boolean,
): Promise<void> {
  const { status, location } = await resolveLink(client, project, link);
  if (status >= 200 && status < 300) return;
  if (status < 300 || status >= 400 || location === undefined) throw notResolved(bucket, link, status, isNew);
  const { origin } = new URL(location, client.address);
  let answered: number;
  try {
    answered = await statusOfObject(new URL(location, client.address).href, context);
  } catch (error) {
    if (!(error instanceof NetworkProblem)) throw error;
    context.reporter.note(
      `Label Studio sends browsers to ${origin} for ${quote(link)}, which this machine cannot reach (${error.code}). ` +
        'If annotators cannot either, turn off "Use pre-signed URLs" (presign) in the storage, so that the server passes the files on.',
    );
    return;
  }
  if (answered >= 400) throw objectRefused(link, origin, answered);
}
