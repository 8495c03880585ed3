const known = '(?:https?|s3|gs|az|azure-blob|rediss?|s?ftp)';
/** A space, quote or bracket that was copied with an address. */
const marks = /^[\s"'<`]+/;
const badSlashes = new RegExp(`^(${known}):(?!//)`, 'i');
const scheme = /^([a-z][a-z\d+.-]*):/i;
const noHostLogin = /^[a-z][a-z\d+.-]+:\/\/\/[^@]*@/i;
const proper = /^[a-z][a-z\d+.-]+:\/\//i;
const hiddenLogin = /\/\/[^/\\@:]*:[^/\\@]*@/;
const connectionString = /\b(?:AccountKey|SharedAccessSignature)=/i;

/**
 * What may be shown of a text that is almost an address, or has one in it, and may so have a password where nobody looks for it: with one
 * slash, after a space, without a host, as the connection string of a store. Undefined for all else.
 */
export function oddAddress(text: string): string | undefined {
  const bare = text.replace(marks, '');
  const isMarked = bare !== text && (proper.test(bare) || badSlashes.test(bare));
  const isOdd =
    isMarked ||
    badSlashes.test(bare) ||
    (noHostLogin.test(text) && !/^file:/i.test(text)) ||
    (!proper.test(text) && hiddenLogin.test(text)) ||
    connectionString.test(text);
  if (!isOdd) return undefined;
  const [start = ''] = scheme.exec(bare) ?? [];
  return `${text.slice(0, text.length - bare.length)}${start}...`;
}
