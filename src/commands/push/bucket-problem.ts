import { quote } from '../../json/json.ts';
import { type Answer, detailOf } from '../../server/answer.ts';
import type { BucketKind } from '../../server/bucket-storages.ts';
import { ServerError } from '../../server/server-error.ts';
import type { Bucket } from './bucket-links.ts';

/** The variables that the server takes its own credentials from. */
const serverEnv: Readonly<Record<BucketKind, string>> = {
  s3: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  gcs: 'GOOGLE_APPLICATION_CREDENTIALS with the file of a service account',
  azure: 'AZURE_BLOB_ACCOUNT_NAME and AZURE_BLOB_ACCOUNT_KEY',
};

/** For a storage that the server did not make. `endpoint` is one that it refused as it is private. */
export function bucketRefused(
  { kind, start }: Bucket,
  answer: Answer,
  { endpoint, isSent }: { endpoint: string | undefined; isSent: boolean },
): ServerError {
  const detail = detailOf(answer).replace(/\.?$/, '.');
  const message = `Label Studio cannot show the objects in ${start}, as it refuses to add a storage for it: ${detail}`;
  if (endpoint !== undefined) {
    return new ServerError(
      message,
      `Label Studio takes ${endpoint} from its own environment only, since it is an address of a private network: start it with the variable above, and with credentials (${serverEnv[kind]}) or this command with --send-credentials.`,
      false,
      [`S3_ENDPOINT=${endpoint}`],
    );
  }
  if (answer.status === 403)
    return new ServerError(
      message,
      'The user of the token may not add storages; ask an administrator of Label Studio.',
    );
  return new ServerError(
    message,
    isSent
      ? 'Check that the credentials of this machine are for this bucket, and that the server can reach it.'
      : `Start Label Studio with ${serverEnv[kind]}, or use --send-credentials to keep those of this machine in the storage.`,
  );
}

/** For a link that the server leads nowhere. */
export function notResolved(
  { kind, start }: Bucket,
  link: string,
  status: number,
  isNew: boolean,
): ServerError {
  const which = isNew ? 'a storage' : 'its storage';
  return new ServerError(
    `Label Studio does not show ${quote(link)}, the first object of the tasks in ${start} (${status}).`,
    kind === 'gcs'
      ? `The project has ${which} of the bucket, but links are signed with a service account only: ${serverEnv.gcs} for the server, or in the storage.`
      : `The project has ${which} of the bucket, but its credentials or its endpoint are not right. Check them in Settings > Cloud Storage, or the environment of the server (${serverEnv[kind]}).`,
  );
}

/** For a signed address that the store does not answer with the object. */
export function objectRefused(link: string, origin: string, status: number): ServerError {
  const message = `The store at ${origin} does not give ${quote(link)}, the first object of the tasks, to those whom Label Studio sends there (${status}).`;
  if (status === 404)
    return new ServerError(message, 'The object is missing there; upper and lower case count.');
  return new ServerError(
    message,
    status === 403 || status === 401
      ? 'The credentials of the server are good for the bucket, but may not read this object, or it is missing, which S3 does not say to those who may not list the bucket.'
      : 'Check the region and the endpoint in the storage of the project.',
  );
}
