import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/**
 * What keeps Label Studio from opening a link to an object: it cuts the key at a question mark, and drops a slash at its start; and browsers
 * resolve parts that are dots in the links that it signs.
 */
export function findInKey(link: string, linkStart: string): Finding | undefined {
  if (!link.startsWith(linkStart)) return undefined;
  const key = link.slice(linkStart.length);
  if (key.includes('?'))
    return { code: 'key-not-shown', args: { key: quote(key), problem: 'has a question mark' } };
  if (key.startsWith('/'))
    return { code: 'key-not-shown', args: { key: quote(key), problem: 'starts with a slash' } };
  if (hasDots(key)) return { code: 'key-not-shown', args: { key: quote(key), problem: dotsProblem } };
  return undefined;
}

const dotsProblem = 'has a part "." or "..", which browsers resolve';

/** Whether a part of a key is what stands for a folder in paths. */
function hasDots(key: string): boolean {
  return /(?:^|\/)\.\.?(?:\/|$)/.test(key);
}
