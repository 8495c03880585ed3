import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/** What keeps Label Studio from opening a link to an object: it cuts the key at a question mark, and drops a slash at its start. */
export function findInKey(link: string, linkStart: string): Finding | undefined {
  if (!link.startsWith(linkStart)) return undefined;
  const key = link.slice(linkStart.length);
  if (key.includes('?'))
    return { code: 'key-not-shown', args: { key: quote(key), problem: 'has a question mark' } };
  if (key.startsWith('/'))
    return { code: 'key-not-shown', args: { key: quote(key), problem: 'starts with a slash' } };
  return undefined;
}
