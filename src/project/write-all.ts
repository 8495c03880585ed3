import { writeSync } from 'node:fs';

/** Writes all of it, also where the system takes a part at a time; without a position behind what is there. */
export function writeAll(fd: number, bytes: Uint8Array, position?: number): void {
  for (let at = 0; at < bytes.length; ) {
    const from = position === undefined ? null : position + at;
    at += writeSync(fd, bytes, at, bytes.length - at, from);
  }
}
