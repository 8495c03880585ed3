import { EXIT, UserError } from '../errors.ts';
import { isSigned, withoutSecrets } from '../without-secrets.ts';

/** The kinds of stores that data is read from. */
export type StoreKind = 's3' | 'gs' | 'azure-blob' | 'https';

/** An address in a store. */
export interface StoreAddress {
  kind: StoreKind;
  /** As the user typed it. */
  text: string;
  /** The same for people, without a password or signature. */
  shown: string;
  /** The account that the container is in, in Azure. */
  account?: string;
  bucket: string;
  /** What follows the bucket, verbatim; empty for all of it. */
  key: string;
}

const schemes: Readonly<Record<string, StoreKind>> = {
  s3: 's3',
  gs: 'gs',
  'azure-blob': 'azure-blob',
  az: 'azure-blob',
  https: 'https',
  http: 'https',
};

/** Whether an input is an address and not a path. */
export function isStoreAddress(input: string): boolean {
  return schemeOf(input) !== undefined;
}

function schemeOf(input: string): StoreKind | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(input)?.[1]?.toLowerCase();
  return scheme === undefined ? undefined : schemes[scheme];
}

/** Takes an address apart. Throws a UserError for one without a bucket or host. */
export function parseAddress(text: string): StoreAddress {
  const kind = schemeOf(text)!;
  if (kind === 'https') return parseUrl(text);
  refuseSecrets(text);
  const [first = '', ...rest] = text.slice(text.indexOf('://') + 3).split('/');
  const isAzure = kind === 'azure-blob';
  const [bucket = '', ...parts] = isAzure ? rest : [first, ...rest];
  if (first === '' || bucket === '') {
    throw new UserError(
      EXIT.usage,
      isAzure ? `${text} does not name an account and a container.` : `${text} names no bucket.`,
      isAzure
        ? 'Use both, and what is in it: azure-blob://account/container/folder/'
        : `Use the bucket and what is in it: ${kind}://bucket/folder/`,
    );
  }
  return { kind, text, shown: text, ...(isAzure && { account: first }), bucket, key: parts.join('/') };
}

/** No bucket is opened with what an address has of a login, which would be taken for a part of its name and shown with it. */
function refuseSecrets(text: string): void {
  const [host = ''] = text.slice(text.indexOf('://') + 3).split('/', 1);
  const isLogin =
    host.includes('@') || (text.includes('@') && host.includes(':') && !host.startsWith('arn:'));
  if (!isLogin && !isSigned(text)) return;
  throw new UserError(
    EXIT.usage,
    `The address ${withoutSecrets(text)} has a ${isLogin ? 'login' : 'signature'}, which others can see in the list of processes.`,
    isLogin
      ? 'Remove it, and log in as with the tools of the store: by environment variables or a profile.'
      : 'Remove it and log in as with the tools of the store, or use the signed https:// address.',
  );
}

function parseUrl(text: string): StoreAddress {
  if (!URL.canParse(text))
    throw new UserError(
      EXIT.usage,
      `${withoutSecrets(text)} is not an address.`,
      'Use one such as https://example.com/tasks.json',
    );
  const { host, pathname } = new URL(text);
  return { kind: 'https', text, shown: withoutSecrets(text), bucket: host, key: pathname.slice(1) };
}
