import { describe } from '../../../json/json.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/**
 * `x-base64`: text that the browser's `atob` can decode, which the editor uses: white space is ignored, and
 * the padding may be missing.
 */
export const base64 = defineKeyword('x-base64', 'string', () => findBadBase64);

const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

function findBadBase64(value: string): Problem[] | undefined {
  if (isBase64(value.replace(/[\t\n\f\r ]+/g, ''))) return undefined;
  return [{ code: 'bad-base64', args: { found: describe(value) }, below: '' }];
}

function isBase64(text: string): boolean {
  if (!alphabet.test(text)) return false;
  if (text.endsWith('=')) return text.length % 4 === 0;
  return text.length % 4 !== 1;
}
