import type { Hash } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let crypto: typeof import('node:crypto') | undefined;

/** The function of node:crypto, which is loaded when it is first called: every start, also that of help, would wait for it. */
export function createHash(algorithm: 'sha256'): Hash {
  crypto ??= require('node:crypto') as typeof import('node:crypto');
  return crypto.createHash(algorithm);
}

/** Characters of a key beyond which its hash is kept. */
const LONG = 200;

/** A key for a value: two are equal where their JSON is. */
export function shortKey(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONG ? createHash('sha256').update(text).digest('base64') : text;
}
