import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { readUtf8 } from '../../readers/read-utf8.ts';
import { parseAddress } from '../../stores/address.ts';
import { findS3Credentials } from '../../stores/s3/s3-credentials.ts';
import type { Bucket } from './bucket-links.ts';
import type { PushOptions } from './options.ts';

/** What a storage is made with, besides its bucket. */
export interface BucketSettings {
  /** Where the bucket is; no secrets. */
  place: Record<string, string>;
  /** Only with `--send-credentials`. */
  credentials: Record<string, string>;
}

/** What this machine knows of a bucket by the usual variables, and its credentials for it when they are to be sent. */
export async function settingsOf(
  bucket: Bucket,
  options: PushOptions,
  { env, reporter }: Context,
): Promise<BucketSettings> {
  const { sendCredentials = false } = options;
  if (bucket.kind === 's3') {
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const endpoint = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL;
    const place = { ...(region && { region_name: region }), ...(endpoint && { s3_endpoint: endpoint }) };
    if (!sendCredentials) return { place, credentials: {} };
    const found = await findS3Credentials(bucket.start, bucket.name);
    if (found.sessionToken)
      reporter.note(
        `The credentials for ${bucket.start} are temporary: when they expire, its objects are not shown any more.`,
      );
    return {
      place,
      credentials: {
        aws_access_key_id: found.accessKeyId,
        aws_secret_access_key: found.secretAccessKey,
        ...(found.sessionToken && { aws_session_token: found.sessionToken }),
      },
    };
  }
  if (bucket.kind === 'gcs')
    return { place: {}, credentials: sendCredentials ? googleCredentials(bucket, env) : {} };
  const connection = partsOf(env.AZURE_STORAGE_CONNECTION_STRING ?? '');
  const account =
    accountIn(options.images ?? options.audio, bucket.name) ??
    accountIn(options.inputPath, bucket.name) ??
    connection.get('AccountName') ??
    env.AZURE_STORAGE_ACCOUNT ??
    env.AZURE_BLOB_ACCOUNT_NAME;
  const place = account ? { account_name: account } : {};
  if (!sendCredentials) return { place, credentials: {} };
  const key =
    env.AZURE_STORAGE_KEY ||
    env.AZURE_BLOB_ACCOUNT_KEY ||
    (connection.get('AccountName') === account ? connection.get('AccountKey') : undefined);
  if (account && key) return { place, credentials: { account_key: key } };
  throw new UserError(
    EXIT.usage,
    `There is no account key to send for ${bucket.start}, and Label Studio takes nothing else for Azure.`,
    'Set AZURE_STORAGE_ACCOUNT and AZURE_STORAGE_KEY, or AZURE_STORAGE_CONNECTION_STRING.',
  );
}

function googleCredentials({ start }: Bucket, { GOOGLE_APPLICATION_CREDENTIALS: file }: NodeJS.ProcessEnv) {
  const text = file ? readUtf8(file, file) : '';
  if (/"type"\s*:\s*"service_account"/.test(text)) return { google_application_credentials: text };
  throw new UserError(
    EXIT.usage,
    `There is no service account to send for ${start}, and Label Studio signs links with nothing else.`,
    'Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account.',
  );
}

/** The account in an address, when that is in this container. */
function accountIn(address: string | undefined, container: string): string | undefined {
  if (address === undefined || !/^(?:azure-blob|az):\/\//i.test(address)) return undefined;
  const { account, bucket } = parseAddress(address);
  return bucket === container ? account : undefined;
}

/** The members of a connection string. */
function partsOf(connection: string): Map<string, string> {
  const pairs = connection.split(';').map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, at), part.slice(at + 1)];
  });
  return new Map(pairs);
}
