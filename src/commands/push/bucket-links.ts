import type { Json } from '../../json/json.ts';
import type { BucketKind } from '../../server/bucket-storages.ts';

/** A bucket as links name it. */
export interface Bucket {
  kind: BucketKind;
  name: string;
  /** What the links begin with, without the slash at the end. */
  start: string;
}

const kinds: Readonly<Record<string, BucketKind>> = { s3: 's3', gs: 'gcs', 'azure-blob': 'azure' };

/** A link that is a whole text, and one in an attribute of HTML: Label Studio resolves both. */
const whole = /^(?:s3|gs|azure-blob):\/\/[^\s/]+(?=\/.)/;
const quoted = /=\s*(["'])((?:s3|gs|azure-blob):\/\/[^\s/"']+)(\/.*?)\1/g;

/** More buckets than this nobody has in one input; the rest is not looked at. */
const MOST = 50;

/** Adds the first link to each bucket in a value to those found before. */
export function addBucketLinks(value: Json, found: Map<string, string>): void {
  if (typeof value === 'string') {
    if (!value.includes('://') || found.size >= MOST) return;
    const [start] = whole.exec(value) ?? [];
    if (start !== undefined) add(found, start, value);
    else if (value.includes('<'))
      for (const [, , bucket, key] of value.matchAll(quoted)) add(found, bucket!, bucket! + key!);
  } else if (Array.isArray(value)) for (const item of value) addBucketLinks(item, found);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) addBucketLinks(member, found);
}

function add(found: Map<string, string>, start: string, link: string): void {
  if (!found.has(start)) found.set(start, link);
}

export function bucketOf(start: string): Bucket {
  const [scheme = '', name = ''] = start.split('://');
  return { kind: kinds[scheme]!, name, start };
}
