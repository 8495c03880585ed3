import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../context.ts';
import { EXIT, reasonOf, systemCode, UserError } from '../../errors.ts';
import type { StoreAddress } from '../address.ts';
import { createCircleGuard } from '../listing/refuse-circle.ts';
import type { Store, StoredObject } from '../store.ts';
import {
  AccessDenied,
  AlreadyThere,
  isChanged,
  notAStore,
  notThere,
  type Purpose,
  refused,
  unreachable,
} from '../store-problem.ts';

/** Bytes that are sent at a time, and again when they were lost. */
const CHUNK = 8 << 20;

/** A bucket of Google Cloud Storage, with the credentials that all programs of Google find. */
export async function openGs({ bucket: name }: StoreAddress, { signal }: Context): Promise<Store> {
  refuseBrokenCredentials(process.env);
  const { Storage } = await import('../sdk/gs.ts');
  completeEmulatorHost(process.env);
  const storage = new Storage();
  const { STORAGE_EMULATOR_HOST: host } = process.env;
  // Uploads are beside the other paths of the API.
  if (host) storage.apiEndpoint = host.replace(/\/storage\/v1\/?$/, '');
  const bucket = storage.bucket(name);
  const linkStart = `gs://${name}/`;
  const asking = async <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      throw explain(error, linkStart + key, name) ?? error;
    }
  };
  return {
    linkStart,
    async *list(prefix) {
      let pageToken: string | undefined;
      const refuseCircle = createCircleGuard(linkStart + prefix);
      do {
        const query = { prefix, autoPaginate: false, maxResults: 1000, ...(pageToken && { pageToken }) };
        const [files, next] = await asking(prefix, () => bucket.getFiles(query));
        yield files.map(
          ({ name: key, metadata }): StoredObject => ({
            key,
            modified: secondsOf(metadata.updated),
            size: metadata.size === undefined ? undefined : Number(metadata.size),
          }),
        );
        pageToken = (next as { pageToken?: string } | null)?.pageToken;
        if (pageToken) refuseCircle(pageToken);
      } while (pageToken);
    },
    async head(key) {
      try {
        const [{ size, updated, generation }] = await bucket.file(key).getMetadata();
        // A page of a proxy is taken for an answer without members.
        if (!/^\d+$/.test(String(size))) throw notAStore(linkStart + key, 'it does not say its size.');
        return {
          size: Number(size),
          modified: secondsOf(updated),
          version: generation === undefined ? undefined : String(generation),
        };
      } catch (error) {
        const { code, message = '' } = error as { code?: unknown; message?: string };
        if (code === 404 && !/bucket does not exist/i.test(message)) return undefined;
        throw error instanceof UserError ? error : (explain(error, linkStart + key, name) ?? error);
      }
    },
    async read(key, { start, length, version }) {
      signal.throwIfAborted();
      const file = bucket.file(key, version === undefined ? {} : { generation: version });
      // Hashes are of the whole, and this may be a part. Of an empty object not even a range from 0 on can be had.
      const range = start === 0 && length === undefined ? {} : { start };
      const options = { ...range, validation: false, decompress: false } as const;
      return Readable.from(
        untilEnd(
          file.createReadStream(length === undefined ? options : { ...options, end: start + length - 1 }),
        ),
        { objectMode: false },
      );
    },
    async write(key, { path, size }, replace) {
      const isLarge = size > CHUNK;
      const object = bucket.file(key).createWriteStream({
        resumable: isLarge,
        ...(isLarge && { chunkSize: CHUNK }),
        ...(!replace && { preconditionOpts: { ifGenerationMatch: 0 } }),
      });
      try {
        await pipeline(createReadStream(path), object, { signal });
      } catch (error) {
        signal.throwIfAborted();
        if (!replace && statusOf(error) === 412) throw new AlreadyThere();
        throw explain(error, linkStart + key, name, 'write') ?? error;
      }
    },
    close: () => {},
  };
}

/** A body, which is empty where there are no bytes from there on. */
async function* untilEnd(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 416) throw error;
  }
}

/** Other clients of Google take the host alone, as emulators say it; this one wants all that comes before a path of the API. */
function completeEmulatorHost(env: NodeJS.ProcessEnv): void {
  const { STORAGE_EMULATOR_HOST: host } = env;
  if (!host) return;
  const address = /^https?:\/\//.test(host) ? host : `http://${host}`;
  if (URL.canParse(address) && new URL(address).pathname === '/')
    env.STORAGE_EMULATOR_HOST = `${address.replace(/\/$/, '')}/storage/v1`;
}

/** Google's client has no words for a file that is none, or is not JSON. */
function refuseBrokenCredentials({ GOOGLE_APPLICATION_CREDENTIALS: file }: NodeJS.ProcessEnv): void {
  if (!file) return;
  try {
    JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = systemCode(error) ? reasonOf(error) : 'it is not JSON';
    throw new UserError(
      EXIT.usage,
      `The file of GOOGLE_APPLICATION_CREDENTIALS cannot be used, ${file}: ${why}.`,
      'Set it to the file of a service account, or unset it to use: gcloud auth application-default login',
    );
  }
}

function secondsOf(date: string | undefined): number {
  return date === undefined ? 0 : Math.floor(Date.parse(date) / 1000);
}

/** What Google answered. Errors of uploads in parts have it elsewhere. */
function statusOf(error: unknown): number | undefined {
  const { code, status } = error as { code?: unknown; status?: unknown };
  return [code, status].find((value) => typeof value === 'number');
}

/** Says what Google refused; undefined for what is not an error of it or of the network. */
function explain(
  error: unknown,
  address: string,
  bucket: string,
  purpose: Purpose = 'read',
): UserError | undefined {
  const { message = '' } = error as { message?: string };
  const code = statusOf(error);
  if (/default credentials/i.test(message)) {
    return refused(
      `There are no credentials for ${address}.`,
      'Log in with: gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account.',
    );
  }
  if (/invalid_grant|invalid_rapt/.test(message)) {
    return refused(
      `The login for ${address} has expired.`,
      'Log in again: gcloud auth application-default login',
    );
  }
  if (code === 404)
    return notThere(
      `The bucket ${bucket} of ${address.replace(/\/$/, '')} does not exist.`,
      'Check its name.',
    );
  if (code === 401 || code === 403) {
    return new AccessDenied(
      `Access to ${address} is denied.`,
      purpose === 'write'
        ? `The account needs the role Storage Object User (roles/storage.objectUser) on ${bucket}.`
        : `The account needs the role Storage Object Viewer (roles/storage.objectViewer) on ${bucket}.`,
    );
  }
  if (code === 429 || code === 503)
    return refused(`Google refused too many requests for ${address}.`, 'Try again later.');
  if (code === 412 && purpose === 'read') return isChanged(address);
  return unreachable(error, address) ?? (code !== undefined ? other(code, message, address) : undefined);
}

function other(code: number, message: string, address: string): UserError {
  return refused(`Google refused ${address}: ${code}, ${message.replace(/\.?$/, '.')}`, 'Try again later.');
}
