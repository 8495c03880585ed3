import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/** What is no markup that is shown. */
const hidden = /<!--.*?(?:-->|$)|<(script|style|template|noscript)\b.*?(?:<\/\1|$)/gis;
const image = /<img\s[^<>]*>/gi;
const source = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i;
/** Addresses in the page are relative to this one. */
const base = /<base\s[^<>]*>/i;
const toServer = /\shref\s*=\s*(?:["']\s*)?(?:https?:)?\/\//i;
/** Addresses that are whole, templates, and those of Label Studio itself. */
const isShown = /^(?:[a-z][a-z\d+.-]*:|\/\/|\/data\/|#|\{|\$|<|$)/i;

/** Images of a page by addresses relative to it, which a task does not have: what is said, and where the first is in the bytes. */
export function imagesNotShown(bytes: Buffer): { finding: Finding; at: number } | undefined {
  // In Latin-1, a character is a byte.
  const whole = bytes.toString('latin1');
  if (!/<img\s/i.test(whole) || toServer.test(base.exec(whole)?.[0] ?? '')) return undefined;
  const text = whole.replace(hidden, (part) => ' '.repeat(part.length));
  let first: { address: string; at: number } | undefined;
  let count = 0;
  for (const { 0: tag, index } of text.matchAll(image)) {
    const [, double, single, bare] = source.exec(tag) ?? [];
    const address = (double ?? single ?? bare ?? '').trim();
    if (isShown.test(address)) continue;
    first ??= { address, at: index };
    count++;
  }
  if (!first) return undefined;
  const address = quote(Buffer.from(first.address, 'latin1').toString('utf8'));
  return { finding: { code: 'page-image-not-shown', args: { address, count } }, at: first.at };
}
