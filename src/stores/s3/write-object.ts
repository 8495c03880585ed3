import { type Content, partsOf, readPart } from '../write-object.ts';

type Sdk = typeof import('../sdk/s3.ts');
type Client = InstanceType<Sdk['S3Client']>;

/** The bytes of a part, of which there can be 10,000. */
const PART = 8 << 20;
const MOST_PARTS = 10_000;
const AT_ONCE = 3;

/** Where an object goes; `IfNoneMatch: '*'` when none may be there. */
interface Place {
  Bucket: string;
  Key: string;
  IfNoneMatch?: string;
}

/** Writes a file as an object. Larger ones go in parts, of which S3 makes an object when all are there; else they are given up. */
export async function writeS3(
  sdk: Sdk,
  client: Client,
  place: Place,
  content: Content,
  signal: AbortSignal,
): Promise<void> {
  const { file, size } = content;
  if (size > PART) {
    await writeInParts(sdk, client, place, content, signal);
    return;
  }
  const Body = await readPart(file, { start: 0, length: size });
  await unlessUnknown(place, (to) =>
    client.send(new sdk.PutObjectCommand({ ...to, Body }), { abortSignal: signal }),
  );
}

async function writeInParts(
  sdk: Sdk,
  client: Client,
  { IfNoneMatch, ...place }: Place,
  content: Content,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const options = { abortSignal: AbortSignal.any([signal, failed.signal]) };
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place), options);
  const parts = partsOf(content.size, Math.max(PART, Math.ceil(content.size / MOST_PARTS)));
  const made: { PartNumber: number; ETag: string | undefined }[] = [];
  const send = async () => {
    for (const [index, part] of parts) {
      const PartNumber = index + 1;
      const Body = await readPart(content.file, part);
      const sent = await client.send(
        new sdk.UploadPartCommand({ ...place, UploadId, PartNumber, Body }),
        options,
      );
      made[index] = { PartNumber, ETag: sent.ETag };
    }
  };
  const sending = Array.from({ length: AT_ONCE }, send);
  try {
    await Promise.all(sending);
    const MultipartUpload = { Parts: made };
    await unlessUnknown({ ...place, ...(IfNoneMatch !== undefined && { IfNoneMatch }) }, (to) =>
      client.send(new sdk.CompleteMultipartUploadCommand({ ...to, UploadId, MultipartUpload }), options),
    );
  } catch (error) {
    // A part that comes after the end would be kept, and paid for.
    failed.abort();
    await Promise.allSettled(sending);
    await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => {});
    throw error;
  }
}

/** Stores that do not know the condition refuse it; whether there is an object was looked at before. */
async function unlessUnknown(place: Place, send: (place: Place) => Promise<unknown>): Promise<void> {
  try {
    await send(place);
  } catch (error) {
    if (place.IfNoneMatch === undefined || (error as Error).name !== 'NotImplemented') throw error;
    const { IfNoneMatch: _, ...anyway } = place;
    await send(anyway);
  }
}
