import { EXIT, UserError } from '../errors.ts';

/** The kinds of stores that data is read from. */
export type StoreKind = 's3';

/** An address in a store. */
export interface StoreAddress {
  kind: StoreKind;
  /** As the user typed it. */
  text: string;
  bucket: string;
  /** What stands behind the bucket, to the letter; empty for all of it. */
  key: string;
}

const schemes: Readonly<Record<string, StoreKind>> = { s3: 's3' };

/** Whether an input is an address and not a path. */
export function isStoreAddress(input: string): boolean {
  return schemeOf(input) !== undefined;
}

function schemeOf(input: string): StoreKind | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(input)?.[1]?.toLowerCase();
  return scheme === undefined ? undefined : schemes[scheme];
}

/** Takes an address apart. Throws a UserError for one without a bucket. */
export function parseAddress(text: string): StoreAddress {
  const kind = schemeOf(text)!;
  const rest = text.slice(text.indexOf('://') + 3);
  const slash = rest.indexOf('/');
  const bucket = slash < 0 ? rest : rest.slice(0, slash);
  if (bucket === '') {
    throw new UserError(
      EXIT.usage,
      `${text} names no bucket.`,
      'Use the bucket and what is in it: s3://bucket/folder/',
    );
  }
  return { kind, text, bucket, key: slash < 0 ? '' : rest.slice(slash + 1) };
}
