import { closeSync, openSync, writeSync } from 'node:fs';

/** A temporary file of lines that is being written. */
export interface LineFile {
  add(line: string): void;
  close(): void;
}

/** Characters that are written at a time. */
const FLUSH = 1 << 18;

export function createLineFile(path: string): LineFile {
  const fd = openSync(path, 'w');
  let text = '';
  const flush = () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    text = '';
  };
  return {
    add(line) {
      text += `${line}\n`;
      if (text.length >= FLUSH) flush();
    },
    close() {
      flush();
      closeSync(fd);
    },
  };
}
