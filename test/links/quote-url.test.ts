import { expect, test } from 'vitest';
import { quotePath } from '../../src/links/quote-url.ts';

test('names are quoted as by urllib.parse.quote: only unreserved characters of RFC 3986 stay', () => {
  const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
  expect(quotePath(unreserved)).toBe(unreserved);
  for (let code = 0; code < 0x80; code++) {
    const character = String.fromCharCode(code);
    if (unreserved.includes(character)) continue;
    const hex = code.toString(16).toUpperCase().padStart(2, '0');
    expect(quotePath(`a${character}b`)).toBe(`a%${hex}b`);
  }
  expect(quotePath('é.png\n')).toBe('%C3%A9.png%0A');
});
