import { createCipheriv, createHash } from 'node:crypto';
import type { PdfDictionary } from './pdf-dictionary.ts';

/** What fills up passwords (ISO 32000-2, 7.6.4.3.2): that which is empty is this alone. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/**
 * Whether a PDF opens with the empty password of its user, by the dictionary of its encryption and the first of its ids. Undefined for kinds of encryption
 * that are not the standard's.
 */
export function opensWithoutPassword(
  encryption: PdfDictionary,
  id: string | Buffer | undefined,
): boolean | undefined {
  const [own, user] = [encryption.get('O'), encryption.get('U')];
  const revision = Number(encryption.get('R'));
  if (encryption.get('Filter') !== 'Standard' || !Buffer.isBuffer(own) || !Buffer.isBuffer(user))
    return undefined;
  if (revision === 5 || revision === 6) {
    if (user.length < 40) return undefined;
    const salt = user.subarray(32, 40);
    const made = revision === 5 ? hash('sha256', salt) : hashOfEmpty(salt);
    return made.equals(user.subarray(0, 32));
  }
  const permissions = Number(encryption.get('P'));
  if (![2, 3, 4].includes(revision) || own.length < 32 || user.length < 32 || !Number.isInteger(permissions))
    return undefined;
  const first = Buffer.isBuffer(id) ? id : Buffer.alloc(0);
  const isBare = revision === 4 && encryption.get('EncryptMetadata') === 'false';
  const written = Buffer.alloc(4);
  written.writeInt32LE(permissions | 0);
  const length = revision === 2 ? 5 : revision === 4 ? 16 : Number(encryption.get('Length') ?? 40) / 8;
  let key = hash('md5', PADDING, own.subarray(0, 32), written, first, Buffer.alloc(isBare ? 4 : 0, 0xff));
  for (let i = 0; revision > 2 && i < 50; i++) key = hash('md5', key.subarray(0, length));
  key = key.subarray(0, length);
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32));
  let made = hash('md5', PADDING, first);
  for (let i = 0; i < 20; i++)
    made = rc4(
      key.map((byte) => byte ^ i),
      made,
    );
  return made.equals(user.subarray(0, 16));
}

function hash(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const all = createHash(name);
  for (const part of parts) all.update(part);
  return all.digest();
}

/** The hash of revision 6 for the empty password (7.6.4.3.4). */
function hashOfEmpty(salt: Buffer): Buffer {
  let key = hash('sha256', salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const made = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    last = made.at(-1)!;
    // As a number, 256 leaves 1 when it is divided by 3.
    const rest = made.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = hash(['sha256', 'sha384', 'sha512'][rest]!, made);
  }
  return key.subarray(0, 32);
}

/** RC4, which the OpenSSL of Node.js no longer has. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b]!, state[a]!];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 0xff;
    j = (j + state[i]!) & 0xff;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 0xff]!;
  }) as Buffer;
}
