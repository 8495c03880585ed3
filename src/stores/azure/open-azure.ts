import { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
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

type Sdk = typeof import('../sdk/azure.ts');
type Client = InstanceType<Sdk['BlobServiceClient']>;

/** Larger files are sent in blocks, of which Azure makes a blob when all are there. */
const BLOCK = 8 << 20;

/** A container of Azure Blob Storage. */
export async function openAzure(
  { account = '', bucket: name }: StoreAddress,
  { signal }: Context,
): Promise<Store> {
  const sdk = await import('../sdk/azure.ts');
  const container = (await createClient(sdk, account)).getContainerClient(name);
  // Label Studio knows the account from its storage.
  const linkStart = `azure-blob://${name}/`;
  const explained = (error: unknown, key: string) => {
    signal.throwIfAborted();
    return explain(error, linkStart + key, account, name) ?? error;
  };
  return {
    linkStart,
    async *list(prefix) {
      const pages = container.listBlobsFlat({ prefix, abortSignal: signal }).byPage({ maxPageSize: 1000 });
      const refuseCircle = createCircleGuard(linkStart + prefix);
      try {
        for await (const { segment, continuationToken } of pages) {
          if (continuationToken) refuseCircle(continuationToken);
          yield segment.blobItems.map(
            ({ name: key, properties }): StoredObject => ({
              key,
              modified: secondsOf(properties.lastModified),
              size: properties.contentLength,
            }),
          );
        }
      } catch (error) {
        throw error instanceof UserError ? error : explained(error, prefix);
      }
    },
    async head(key) {
      try {
        const found = await container.getBlobClient(key).getProperties({ abortSignal: signal });
        return {
          size: found.contentLength ?? 0,
          modified: secondsOf(found.lastModified),
          version: found.etag,
        };
      } catch (error) {
        if ((error as RestError).statusCode === 404 && codeOf(error) !== 'ContainerNotFound')
          return undefined;
        throw explained(error, key);
      }
    },
    async read(key, { start, length, version }) {
      const conditions = version === undefined ? {} : { ifMatch: version };
      try {
        const { readableStreamBody } = await container
          .getBlobClient(key)
          .download(start, length, { conditions, abortSignal: signal });
        return readableStreamBody as Readable;
      } catch (error) {
        // There are no bytes from there on.
        if ((error as { statusCode?: number }).statusCode === 416) return Readable.from([]);
        throw explained(error, key);
      }
    },
    async write(key, { path }, replace) {
      try {
        await container.getBlockBlobClient(key).uploadFile(path, {
          maxSingleShotSize: BLOCK,
          concurrency: 3,
          ...(!replace && { conditions: { ifNoneMatch: '*' } }),
          abortSignal: signal,
        });
      } catch (error) {
        signal.throwIfAborted();
        const { code } = error as { code?: string };
        if (!replace && (code === 'BlobAlreadyExists' || code === 'ConditionNotMet'))
          throw new AlreadyThere();
        throw explain(error, linkStart + key, account, name, 'write') ?? error;
      }
    },
    close: () => {},
  };
}

/** By the variables of the programs of Azure, and those of Label Studio; else by a login. */
async function createClient(sdk: Sdk, account: string): Promise<Client> {
  const { env } = process;
  const { AZURE_STORAGE_CONNECTION_STRING: connection, AZURE_STORAGE_SAS_TOKEN: sas } = env;
  const key = env.AZURE_STORAGE_KEY ?? env.AZURE_BLOB_ACCOUNT_KEY;
  try {
    if (connection) {
      const client = sdk.BlobServiceClient.fromConnectionString(connection);
      if (client.accountName === account) return client;
    }
    const endpoint = env.AZURE_STORAGE_SERVICE_ENDPOINT || `https://${account}.blob.core.windows.net`;
    if (key) return new sdk.BlobServiceClient(endpoint, new sdk.StorageSharedKeyCredential(account, key));
    if (sas)
      return new sdk.BlobServiceClient(
        `${endpoint}?${sas.replace(/^\?/, '')}`,
        new sdk.AnonymousCredential(),
      );
    const { DefaultAzureCredential } = await import('../sdk/azure-identity.ts');
    return new sdk.BlobServiceClient(endpoint, new DefaultAzureCredential());
  } catch (error) {
    throw new UserError(
      EXIT.usage,
      `The credentials for the account ${account} cannot be used: ${(error as Error).message.replace(/\.?$/, '.')}`,
      'Check AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY and AZURE_STORAGE_SAS_TOKEN.',
    );
  }
}

function secondsOf(date: Date | undefined): number {
  return Math.floor((date?.getTime() ?? 0) / 1000);
}

/** An error of the client, as far as it says something. */
interface RestError {
  name?: string;
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined } };
}

/** What Azure calls the reason; the answer to HEAD has it in a header only. */
function codeOf(error: unknown): string {
  const { code, response } = error as RestError;
  return code ?? response?.headers?.get('x-ms-error-code') ?? '';
}

const containerName = /^(?:[a-z\d](?:-?[a-z\d]){2,62}|\$(?:root|web|logs))$/;

/** Says what Azure refused; undefined for what is not an error of it or of the network. */
function explain(
  error: unknown,
  address: string,
  account: string,
  name: string,
  purpose: Purpose = 'read',
): UserError | undefined {
  const { statusCode, name: kind = '' } = error as RestError;
  const code = codeOf(error);
  if (/CredentialUnavailable|AggregateAuthentication|AuthenticationError|AuthenticationRequired/.test(kind)) {
    return refused(
      `There are no credentials for ${address} of the account ${account}.`,
      'Log in with: az login, or set AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.',
    );
  }
  if (code === 'ContainerNotFound' || statusCode === 404)
    return notThere(`The container ${name} of the account ${account} does not exist.`, 'Check its name.');
  if (code === 'InvalidResourceName' || (statusCode === 400 && !containerName.test(name))) {
    return notThere(
      `${name} cannot be the name of a container of Azure.`,
      'The address is azure-blob://ACCOUNT/CONTAINER/KEY; containers have small letters, digits and hyphens.',
    );
  }
  if (code === 'AuthenticationFailed') {
    return refused(
      `Azure does not accept the credentials for ${address} of the account ${account}.`,
      'Check the key, whether the SAS token has expired, and the clock of this machine.',
    );
  }
  if (statusCode === 401 || statusCode === 403) {
    return new AccessDenied(
      `Access to ${address} of the account ${account} is denied.`,
      `The account needs the role Storage Blob Data ${purpose === 'write' ? 'Contributor' : 'Reader'}.`,
    );
  }
  if (statusCode === 412 && purpose === 'read') return isChanged(address);
  if (statusCode === 429 || statusCode === 503)
    return refused(`Azure refused too many requests for ${address}.`, 'Try again later.');
  if (code === 'BlobArchived')
    return notThere(`${address} is archived.`, 'Rehydrate it first: az storage blob set-tier');
  const away = unreachable(error, address);
  // The client does not expect answers of others.
  if (!away && (code === 'PARSE_ERROR' || error instanceof RangeError || error instanceof TypeError))
    return notAStore(address, 'its answer is not one of Azure.');
  return (
    away ??
    (statusCode === undefined
      ? undefined
      : refused(`Azure refused ${address}: ${`${code} ${statusCode}`.trim()}.`, 'Try again later.'))
  );
}
