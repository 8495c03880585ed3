import { closeSync, fstatSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { isUnchanged } from '../readers/refuse-changed.ts';
import { openRegular } from '../readers/regular-file.ts';
import type { AheadMessage } from './read-ahead.ts';
import { readImageSize } from './read-image-size.ts';
import { type SharedFiles, sharedFiles } from './shared-files.ts';

// The thread that opens files before they are asked for.

/** Files to leave out when the other thread is in front: it would be faster at those that come next. */
const LEAP = 16;

parentPort!.on('message', ({ images, texts, memory }: AheadMessage) => {
  const files = sharedFiles(memory);
  const textPaths = texts.split('\0');
  const imagePaths = images.split('\0');
  for (let i = 0; i < imagePaths.length; i++) {
    if (i > 0 && files.position >= i) i = files.position + LEAP;
    const [image, text] = [imagePaths[i], textPaths[i]];
    if (image) readSize(image, i, files);
    if (text) readText(text, i, files);
  }
  files.done = true;
});

function readSize(path: string, index: number, files: SharedFiles): void {
  const size = readImageSize(path);
  if (!('problem' in size)) files.putSize(index, size);
}

function readText(path: string, index: number, files: SharedFiles): void {
  let fd: number | undefined;
  try {
    const open = openRegular(path);
    fd = open.fd;
    const room = files.room();
    let length = 0;
    // One byte more than the text is needed to see its end.
    while (length < room.length) {
      const came = readSync(fd, room, length, room.length - length, null);
      if (came === 0) {
        if (isUnchanged(open.stat, fstatSync(fd))) files.putText(index, length, open.stat);
        return;
      }
      length += came;
    }
  } catch {
    // Who asks for it reads it, and says why that fails.
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
