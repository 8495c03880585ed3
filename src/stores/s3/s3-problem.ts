import { EXIT, UserError } from '../../errors.ts';
import { AccessDenied, isChanged, notThere, type Purpose, refused, unreachable } from '../store-problem.ts';

/** An error of the client, as far as it says something. */
interface S3Error {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number; attempts?: number };
}

const credentialsHelp =
  'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or log in with: aws sso login. For a public bucket: AWS_NO_SIGN_REQUEST=YES';

/** Says what S3 refused; undefined for what is not an error of S3 or of the network. */
export function explainS3(
  error: unknown,
  address: string,
  bucket: string,
  purpose: Purpose = 'read',
): UserError | undefined {
  const { name = '', message = '', $metadata } = error as S3Error;
  const status = $metadata?.httpStatusCode;
  if (/^(?:CredentialsProviderError|TokenProviderError)$/.test(name)) {
    const expired = /expired/i.test(message);
    const { AWS_PROFILE: profile } = process.env;
    return refused(
      expired
        ? `The login for ${address} has expired: ${sentence(message)}`
        : `There are no credentials for ${address}${profile ? ` in the profile ${profile}` : ''}.`,
      credentialsHelp,
    );
  }
  if (name === 'EndpointError') {
    return new UserError(
      EXIT.usage,
      `${bucket} is not the name of a bucket or the ARN of an access point.`,
      'Use the bucket and what is in it: s3://bucket/folder/',
    );
  }
  const text = known[name] ?? (status === undefined ? undefined : byStatus[status]);
  if (text) return text(address, bucket, $metadata?.attempts ?? 1, purpose);
  const away = unreachable(error, address);
  if (away || status === undefined) return away;
  return refused(`S3 refused ${address}: ${name} ${status}, ${sentence(message)}`, 'Try again later.');
}

type Explain = (address: string, bucket: string, attempts: number, purpose: Purpose) => UserError;

const denied: Explain = (address, bucket, _, purpose) =>
  new AccessDenied(
    `Access to ${address} is denied.`,
    purpose === 'write'
      ? `The credentials need s3:PutObject and s3:AbortMultipartUpload on ${bucket}/*.`
      : `The credentials need s3:ListBucket on ${bucket} and s3:GetObject on ${bucket}/*; without the first, a key that does not exist is denied as well.`,
  );
const throttled: Explain = (address, _, attempts) =>
  refused(
    `S3 refused too many requests for ${address}, also after ${attempts} attempts.`,
    'Try again later, or set AWS_MAX_ATTEMPTS to more attempts.',
  );
const wrongRegion: Explain = (address, bucket) =>
  refused(
    `The bucket ${bucket} of ${address} is in another region.`,
    `Set AWS_REGION to its region: aws s3api get-bucket-location --bucket ${bucket}`,
  );
const wrongKey: Explain = (address) =>
  refused(
    `S3 does not accept the credentials for ${address}.`,
    'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile; they are those of another store if AWS_ENDPOINT_URL is missing or wrong.',
  );
const expired: Explain = (address) =>
  refused(`The credentials for ${address} have expired.`, 'Get new ones, for example with: aws sso login');
const noKey: Explain = (address) =>
  notThere(`${address} does not exist.`, 'Check the key; upper and lower case count.');

const known: Readonly<Record<string, Explain>> = {
  NoSuchBucket: (address, bucket) =>
    notThere(
      `The bucket ${bucket} of ${address} does not exist.`,
      'Check its name. For a store other than that of Amazon, set AWS_ENDPOINT_URL.',
    ),
  NoSuchKey: noKey,
  NotFound: noKey,
  AccessDenied: denied,
  AllAccessDisabled: denied,
  SlowDown: throttled,
  ServiceUnavailable: throttled,
  ThrottlingException: throttled,
  RequestLimitExceeded: throttled,
  PermanentRedirect: wrongRegion,
  AuthorizationHeaderMalformed: wrongRegion,
  IllegalLocationConstraintException: wrongRegion,
  InvalidAccessKeyId: wrongKey,
  SignatureDoesNotMatch: wrongKey,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  RequestTimeTooSkewed: (address) =>
    refused(
      `S3 refused ${address}, as the clock of this machine is wrong.`,
      'Set it right, for example with: timedatectl set-ntp true',
    ),
  InvalidObjectState: (address) =>
    notThere(`${address} is archived.`, 'Restore it first: aws s3api restore-object'),
  PreconditionFailed: isChanged,
};

const byStatus: Readonly<Record<number, Explain>> = {
  301: wrongRegion,
  403: denied,
  404: noKey,
  412: isChanged,
  429: throttled,
  503: throttled,
};

function sentence(text: string): string {
  return text.replace(/\.?$/, '.');
}
