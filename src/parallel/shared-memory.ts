/** Memory that all threads see. New memory for each batch would keep the garbage collectors busy. */
export function sharedBytes(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}

/** The same bytes as a Buffer, which it no longer is after a message between threads. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
