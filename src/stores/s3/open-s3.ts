import { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { StoreAddress } from '../address.ts';
import { createCircleGuard } from '../listing/refuse-circle.ts';
import type { Part, Store, StoredObject } from '../store.ts';
import { AlreadyThere, notAStore } from '../store-problem.ts';
import { loadS3Sdk } from './load-sdk.ts';
import { explainS3 } from './s3-problem.ts';
import { writeS3 } from './write-object.ts';

type Sdk = typeof import('../sdk/s3.ts');
type Client = InstanceType<Sdk['S3Client']>;

/** What tells the answer of a store from a web page. */
interface HeadAnswer {
  ContentType?: string | undefined;
  $metadata: { requestId?: string | undefined };
}

/**
 * A bucket of S3, or of a store that speaks its protocol. Credentials, region and endpoint are found as by all programs of Amazon:
 * environment, profile, login, machine.
 */
export async function openS3({ bucket }: StoreAddress, { signal }: Context): Promise<Store> {
  const sdk = await loadS3Sdk();
  const client = await createClient(sdk);
  const linkStart = `s3://${bucket}/`;
  /** Asks S3; what it refuses is said of `key`. */
  const asking = async <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      throw explainS3(error, linkStart + key, bucket) ?? error;
    }
  };
  const options = { abortSignal: signal };

  return {
    linkStart,
    async *list(prefix) {
      let token: string | undefined;
      const refuseCircle = createCircleGuard(linkStart + prefix);
      do {
        const command = new sdk.ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          // Keys that XML cannot hold come encoded.
          EncodingType: 'url',
          ContinuationToken: token,
        });
        const page = await asking(prefix, () => client.send(command, options));
        // A page of a proxy is taken for an answer without members.
        if (page.Name === undefined && page.IsTruncated === undefined && page.KeyCount === undefined)
          throw notAStore(linkStart + prefix, 'it returned no S3 listing.');
        const decode = page.EncodingType === 'url' ? decodeKey : String;
        yield (page.Contents ?? []).map(
          ({ Key = '', LastModified, Size }): StoredObject => ({
            key: decode(Key),
            modified: secondsOf(LastModified),
            size: Size,
          }),
        );
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
        if (token !== undefined) refuseCircle(token);
      } while (token !== undefined);
    },
    async head(key) {
      const place = { Bucket: bucket, Key: key };
      try {
        const found = await client.send(new sdk.HeadObjectCommand(place), options);
        const { ContentLength, LastModified, ETag } = found;
        refusePage(found, key);
        return { size: ContentLength ?? 0, modified: secondsOf(LastModified), version: ETag };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof UserError) throw error;
        const reason = (await reasonFor(key)) ?? error;
        if ((reason as Error).name === 'NoSuchKey') return undefined;
        throw explainS3(reason, linkStart + key, bucket) ?? reason;
      }
    },
    read: (key, part) =>
      asking(key, async () => {
        const place = { Bucket: bucket, Key: key, Range: rangeOf(part), IfMatch: part.version };
        try {
          const { Body } = await client.send(new sdk.GetObjectCommand(place), options);
          return Body as Readable;
        } catch (error) {
          // There are no bytes from there on.
          if ((error as Error).name === 'InvalidRange') return Readable.from([]);
          throw error;
        }
      }),
    async write(key, content, replace) {
      const place = { Bucket: bucket, Key: key, ...(!replace && { IfNoneMatch: '*' }) };
      try {
        await writeS3(sdk, client, place, content, signal);
      } catch (error) {
        signal.throwIfAborted();
        const { name } = error as Error;
        if (!replace && (name === 'PreconditionFailed' || name === 'ConditionalRequestConflict'))
          throw new AlreadyThere();
        throw explainS3(error, linkStart + key, bucket, 'write') ?? error;
      }
    },
    close: () => client.destroy(),
  };

  /** A web page that no store sent: all give their answers ids. */
  function refusePage({ ContentType = '', $metadata }: HeadAnswer, key: string): void {
    if (!/^text\/html\b/i.test(ContentType) || $metadata.requestId !== undefined || /\.x?html?$/i.test(key))
      return;
    throw notAStore(linkStart + key, 'it answers with a web page (text/html).');
  }

  /** Why an object cannot be had: the answer to HEAD does not say it. */
  async function reasonFor(key: string): Promise<unknown> {
    const place = { Bucket: bucket, Key: key, Range: 'bytes=0-0' };
    try {
      const { Body } = await client.send(new sdk.GetObjectCommand(place), options);
      (Body as Readable).destroy();
      return undefined;
    } catch (error) {
      return error;
    }
  }
}

async function createClient({ S3Client }: Sdk): Promise<Client> {
  // Where the client looks itself.
  const { env } = process;
  const variable = env.AWS_ENDPOINT_URL_S3 ? 'AWS_ENDPOINT_URL_S3' : 'AWS_ENDPOINT_URL';
  const isElsewhere = Boolean(env[variable]);
  if (isElsewhere) refuseNoUrl(variable, env[variable]!);
  const settings = {
    // Stores in the house have no name for each bucket.
    ...(isElsewhere && { forcePathStyle: true }),
    ...(env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: 5 }),
    ...(/^(?:yes|true|1)$/i.test(env.AWS_NO_SIGN_REQUEST ?? '') && unsigned),
    followRegionRedirects: true,
    // Stores that speak S3 do not know the checksums that Amazon added later.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
  const client = new S3Client(settings);
  try {
    await client.config.region();
    return client;
  } catch {
    // None is set. The bucket's own is found from any.
    client.destroy();
    return new S3Client({ ...settings, region: 'us-east-1' });
  }
}

function refuseNoUrl(variable: string, endpoint: string): void {
  if (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint)) return;
  throw new UserError(
    EXIT.usage,
    `${variable} is not an address: ${endpoint}`,
    'Begin it with http:// or https://, such as http://minio.local:9000',
  );
}

/** For public buckets, by the variable that GDAL has for it. */
const unsigned = {
  credentials: { accessKeyId: '', secretAccessKey: '' },
  signer: { sign: async <T>(request: T) => request },
};

/** Keys come as in a form: spaces as plus signs. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}

function secondsOf(date: Date | undefined): number {
  return Math.floor((date?.getTime() ?? 0) / 1000);
}

function rangeOf({ start, length }: Part): string | undefined {
  if (length === undefined) return start === 0 ? undefined : `bytes=${start}-`;
  return `bytes=${start}-${start + length - 1}`;
}
