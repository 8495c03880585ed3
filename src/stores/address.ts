import { EXIT, UserError } from '../errors.ts';

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

/** An input or output as it may be shown: an address without a login, and without a query, in which signatures are; a path as it is. */
export function withoutSecrets(text: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || /^rediss?:\/\/[^@]*$/i.test(text)) return text;
  const host = text.indexOf('//') + 2;
  // A password may have the characters that begin a query.
  const [shown = ''] = text.slice(Math.max(host, text.lastIndexOf('@') + 1)).split(/[?#]/, 1);
  return text.slice(0, host) + shown;
}

function parseUrl(text: string): StoreAddress {
  if (!URL.canParse(text))
    throw new UserError(
      EXIT.usage,
      `${withoutSecrets(text)} is not an address.`,
      'Use one such as https://example.com/tasks.json',
    );
  const { origin, host, pathname } = new URL(text);
  return { kind: 'https', text, shown: origin + pathname, bucket: host, key: pathname.slice(1) };
}
