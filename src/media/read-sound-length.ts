import { closeSync, readSync } from 'node:fs';
import { type OpenFile, openRegular } from '../readers/regular-file.ts';

/** Enough for the heads of sound files: programs put a few hundred bytes of descriptions in front of the sound. */
const HEAD = 1 << 16;

/** The length of a sound in seconds, of WAV and FLAC, whose heads give it; undefined for others, and where the head says nothing that can be true. */
export function readSoundLength(path: string): number | undefined {
  if (!/\.(?:wav|flac)$/i.test(path)) return undefined;
  let open: OpenFile;
  try {
    open = openRegular(path);
  } catch {
    // Whoever opens the sound itself will say why; here it only has no length.
    return undefined;
  }
  const { fd, stat } = open;
  try {
    const bytes = Buffer.alloc(Math.min(HEAD, stat.size));
    const head = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0));
    const seconds = lengthOfWav(head, stat.size) ?? lengthOfFlac(head);
    return seconds !== undefined && seconds > 0 ? seconds : undefined;
  } finally {
    closeSync(fd);
  }
}

/** RIFF: chunks of a name, a size and a body, `fmt ` before `data`. The size of a sound that was streamed is 0 or the greatest number. */
function lengthOfWav(head: Buffer, fileSize: number): number | undefined {
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4);
    const size = head.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= head.length) bytesPerSecond = head.readUInt32LE(at + 16);
    if (name === 'data') {
      const isWhole = size > 0 && at + 8 + size <= fileSize;
      return isWhole && bytesPerSecond > 0 ? size / bytesPerSecond : undefined;
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** The block STREAMINFO comes first: behind 10 bytes 20 bits of samples a second, 8 of channels and depth, 36 of the number of samples. */
function lengthOfFlac(head: Buffer): number | undefined {
  if (head.length < 26 || head.toString('latin1', 0, 4) !== 'fLaC') return undefined;
  const rate = head.readUIntBE(18, 3) >> 4;
  const samples = (head[21]! & 15) * 2 ** 32 + head.readUInt32BE(22);
  return rate > 0 && samples > 0 ? samples / rate : undefined;
}
