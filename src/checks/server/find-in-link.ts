import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { showUpload } from '../../links/link-upload.ts';
import { isPrivateHost } from './private-host.ts';
import type { TargetServer } from './servers.ts';

const storages: Record<string, string> = {
  's3:': 'Amazon S3',
  'gs:': 'Google Cloud Storage',
  'azure-blob:': 'Azure Blob Storage',
};

/** Query parameters of links that are signed for a time: Amazon (old and new), Google, Azure. */
const signatures = /[?&](X-Amz-Signature|X-Goog-Signature|Signature|sig)=/i;

/** Bytes from which on media inside of a task is worth a warning. */
const LARGE_INLINE = 100_000;

/** What keeps a browser from showing what a link leads to on one server. */
export function findInLink(link: string, server: TargetServer): Finding | undefined {
  const shown = () => quote(showUpload(link));
  if (/^data:/i.test(link)) {
    if (server === '1.x' && /^data:audio\//i.test(link)) return { code: 'inline-sound', args: {} };
    const kilobytes = Math.round(link.length / 1000);
    return link.length > LARGE_INLINE ? { code: 'inline-media', args: { kilobytes } } : undefined;
  }
  const scheme = /^[a-z][a-z\d+.-]+:/i.exec(link)?.[0].toLowerCase();
  if (scheme === undefined) return findInPath(link, shown, server);
  if (scheme === 'file:') return { code: 'local-path', args: { link: shown() } };
  const storage = storages[scheme];
  if (storage !== undefined) return { code: 'link-needs-storage', args: { link: shown(), storage } };
  if (scheme !== 'http:' && scheme !== 'https:') return undefined;
  if (!URL.canParse(link)) return undefined;
  const { hostname, pathname } = new URL(link);
  // A whole URL may be that of this very Label Studio.
  const own = isOwnPath(pathname) ? findInPath(link.slice(link.indexOf(pathname)), shown, server) : undefined;
  if (own) return own;
  if (isPrivateHost(hostname)) return { code: 'private-host', args: { link: shown(), host: hostname } };
  const sign = signatures.exec(link)?.[1];
  if (sign !== undefined) return { code: 'link-expires', args: { link: shown(), sign } };
  return undefined;
}

function isOwnPath(path: string): boolean {
  return path.startsWith('/data/');
}

/** Links without a host, which the Label Studio answers that shows the task. */
function findInPath(link: string, shown: () => string, server: TargetServer): Finding | undefined {
  if (/^[a-z]:[\\/]|^\\\\/i.test(link)) return { code: 'local-path', args: { link: shown() } };
  const query = link.indexOf('?d=');
  if (/^\/data\/local-files\/?\?d=/.test(link)) {
    if (server === '0.9') return { code: 'link-of-other-server', args: { link: shown(), server } };
    return findInLocalFile(link.slice(query + 3), shown);
  }
  if (link.startsWith('/data/upload/')) {
    return server === '0.9' ? { code: 'link-of-other-server', args: { link: shown(), server } } : undefined;
  }
  if (link.startsWith('/data/') && query >= 0) {
    return server === '1.x' ? { code: 'link-of-other-server', args: { link: shown(), server } } : undefined;
  }
  const isOfDisk = /^\/(?!data\/|static\/|\/)/.test(link);
  return isOfDisk ? { code: 'local-path', args: { link: shown() } } : undefined;
}

/** The part of a link behind `/data/local-files/?d=`. */
function findInLocalFile(path: string, shown: () => string): Finding | undefined {
  const odd = /[+ #&?\\"<>]|%(?![\da-f]{2})/i.exec(path)?.[0];
  if (odd !== undefined) {
    return { code: 'link-not-encoded', args: { link: shown(), character: odd === ' ' ? 'a space' : odd } };
  }
  const decoded = decode(path);
  if (decoded.startsWith('/') || decoded.split('/').includes('..') || /^[a-z]:/i.test(decoded)) {
    return { code: 'local-file-outside', args: { link: shown() } };
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
