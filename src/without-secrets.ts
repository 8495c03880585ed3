import { oddAddress } from './odd-address.ts';

const scheme = /^([a-z][a-z\d+.-]+):\/\//i;

/** Whether a text is an address and not a path, of whatever kind: `C://x` is a path. */
export function isAddress(text: string): boolean {
  return scheme.test(text);
}

/** What to do about an address that is not for this: the path that a `file:` address has; for all others `help`. */
export function otherAddressHelp(address: string, help: string): string {
  const [, path] = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(address) ?? [];
  return path === undefined || oddAddress(address) !== undefined ? help : `Use the path: ${path}`;
}

/**
 * An input or output as it may be shown: an address without a login, and without a query, in which signatures are; a path as it is. What
 * follows a question mark stays where it is part of a name: in the key of an object unless it is a signature, and in the prefix of Redis.
 */
export function withoutSecrets(text: string): string {
  const odd = oddAddress(text);
  if (odd !== undefined) return odd;
  const kind = scheme.exec(text)?.[1]?.toLowerCase();
  if (kind === undefined) return text;
  const isUrl = URL.canParse(text);
  const start = kind.length + 3;
  const isBucket = bucketSchemes.has(kind);
  const isRedis = kind === 'redis' || kind === 'rediss';
  const [host = ''] = text.slice(start).split(/[/\\?#]/, 1);
  // A password may have the characters that end a host, and what stands before them may look like a port, which buckets do not have.
  const hasPort = isBucket ? host.includes(':') : /:\d*$/.test(host);
  const isArn = isBucket && host.startsWith('arn:');
  const isPrefix = isRedis && /^\/?\d*\?prefix=[^&#]*$/.test(text.slice(start + host.length));
  const isHost = isArn || (isUrl && !(hasPort && text.includes('@', start + host.length) && !isPrefix));
  if (isUrl && /^https?$/.test(kind)) {
    const { origin, pathname } = new URL(text);
    // In doubt neither what may be a password is shown, nor a host made up of what may be a path.
    return isHost ? origin + pathname : `${text.slice(0, start)}...`;
  }
  const at = isHost
    ? text.lastIndexOf('@', ends(text, isRedis ? '?' : '/', start) - 1)
    : text.lastIndexOf('@');
  // Either a password with these marks, or a query: neither is shown.
  if (!isHost && /[?#]/.test(text.slice(start, Math.max(start, at)))) return `${text.slice(0, start)}...`;
  const rest = text.slice(Math.max(start, at + 1));
  const query = rest.slice(ends(rest, '?', 0));
  const isName = isBucket ? !isSigned(rest) : isRedis && /^\?prefix=[^&]*$/.test(query);
  return text.slice(0, start) + (isName ? rest : rest.split(isBucket ? '?' : /[?#]/, 1)[0]);
}

const bucketSchemes: ReadonlySet<string> = new Set(['s3', 'gs', 'az', 'azure-blob']);

/** Whether an address has a signature or token after its question mark, as those have that stores give out. */
export function isSigned(address: string): boolean {
  const [, ...members] = address.slice(ends(address, '?', 0)).split(/[?&]/);
  return members.some((member) => {
    const name = member.slice(0, ends(member, '=', 0)).toLowerCase();
    return name === 'sig' || name.endsWith('signature') || name.endsWith('token');
  });
}

/** Where a part of a text ends that goes as far as a mark, or as the text. */
function ends(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}
