const known = '(?:https?|s3|gs|az|azure-blob|rediss?|s?ftp)';
/** A space, quote or bracket that was copied with an address. */
const marks = /^[\s"'<`]+/;
const badSlashes = new RegExp(`^(${known}):(?!//)`, 'i');
const hasKnown = new RegExp(`(?:^|[^a-z\\d])${known}:`, 'i');
const start = new RegExp(`^(?:${known}|file|mailto):`, 'i');
const noHostLogin = /^[a-z][a-z\d+.-]+:\/\/\/[^@]*@/i;
const proper = /^[a-z][a-z\d+.-]+:\/\//i;
const isFile = /^file:/i;
const hiddenLogin = /\/\/[^/\\@:]*:[^/\\@]*@/;
/** As connection strings and files of credentials have them. */
const secretMember = /(?:accountkey|sharedaccess(?:signature|key)|access_?key) *=/i;
const password = /(?:^|[^a-z\d])(?:secret|password|pwd) *=/i;
/** The same behind the question mark of an address. */
const secretInQuery = /[?&](?:sig|[\w-]*(?:signature|token|secret|password|key))=/i;

/**
 * What may be shown of a text that is almost an address, or has one in it, and may so have a password where nobody looks for it: with one
 * slash, after a space, without a scheme or a host, as the connection string of a store. Undefined for all else.
 */
export function oddAddress(text: string): string | undefined {
  const bare = text.replace(marks, '');
  const isMarked = bare !== text && (proper.test(bare) || badSlashes.test(bare));
  const isProper = proper.test(text) && !isFile.test(text);
  const isOdd =
    isMarked ||
    badSlashes.test(bare) ||
    (!isFile.test(text) && noHostLogin.test(text)) ||
    (!isProper && [hiddenLogin, secretInQuery, password].some((pattern) => pattern.test(text))) ||
    (!isProper && hasLogin(text)) ||
    secretMember.test(text);
  if (!isOdd) return undefined;
  const [shown = ''] = start.exec(bare) ?? [];
  return `${text.slice(0, text.length - bare.length)}${shown}...`;
}

/** Whether a text that is almost an address names how it is to be reached, as no file is named. */
export function namesScheme(text: string): boolean {
  return hasKnown.test(text);
}

/** Whether a word of a text has a name, a colon and a password before its at sign: `me:secret@host`. Times and drives have colons as well. */
function hasLogin(text: string): boolean {
  return text.split(/\s+/).some((word) => {
    const before = word
      .slice(0, Math.max(0, word.lastIndexOf('@')))
      .replace(/^file:\/*/i, '')
      .replace(/^[a-z]:(?=[/\\])/i, '');
    return before.replace(/\d:(?=\d\d(?!\d))/g, '').includes(':');
  });
}
