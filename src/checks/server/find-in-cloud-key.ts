import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/**
 * What keeps Label Studio 1.x from finding the object that a link to a bucket means: it takes keys verbatim, but for two things, and does not
 * encode them where it signs links for Azure. Browsers resolve parts that are dots in links that are signed.
 */
export function findInCloudKey(link: string): Finding | undefined {
  const [, scheme = '', key] = /^(s3|gs|azure-blob):\/\/[^/]+\/(.*)$/is.exec(link) ?? [];
  if (key === undefined) return undefined;
  const shown = quote(link);
  if (key.includes('?'))
    return { code: 'cloud-key-not-opened', args: { link: shown, problem: 'has a question mark' } };
  if (key.startsWith('/'))
    return { code: 'cloud-key-not-opened', args: { link: shown, problem: 'starts with a slash' } };
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(key)) {
    const problem = 'has a part "." or "..", which browsers resolve';
    return { code: 'cloud-key-not-opened', args: { link: shown, problem } };
  }
  const bare = scheme.toLowerCase() === 'azure-blob' ? /[#%]/.exec(key)?.[0] : undefined;
  if (bare !== undefined) return { code: 'azure-key-not-encoded', args: { link: shown, character: bare } };
  const encoded = /%[\da-f]{2}/i.exec(key)?.[0];
  return encoded === undefined ? undefined : { code: 'cloud-key-encoded', args: { link: shown, encoded } };
}
