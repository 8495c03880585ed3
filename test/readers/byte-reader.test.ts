import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { openFile } from '../../src/readers/byte-reader.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it('reads a file piece by piece, with its size known', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { file: 'abcdefgh' });
  const reader = openFile(join(folder, 'file'), 'file');
  const into = new Uint8Array(5);
  expect(reader.size).toBe(8);
  expect(reader.read(into, 2)).toBe(3);
  expect(Buffer.from(into).toString()).toBe('\0\0abc');
  expect(reader.read(into, 0)).toBe(5);
  expect(reader.read(into, 0)).toBe(0);
  reader.close();
});

it.each([1, 2, 3, 100])('a byte order mark of UTF-16 is seen with room for %d bytes at first', (room) => {
  const folder = temporaryFolder();
  const text = 'ćwir \u{1f426}'.repeat(40_000);
  writeFiles(folder, { file: Buffer.from(`\ufeff${text}`, 'utf16le') });
  const reader = openFile(join(folder, 'file'), 'file');
  const pieces: Buffer[] = [];
  for (let into = Buffer.alloc(room); ; into = Buffer.alloc(1 << 18)) {
    const came = reader.read(into, 0);
    if (came === 0) break;
    pieces.push(into.subarray(0, came));
  }
  reader.close();
  expect(Buffer.concat(pieces).toString() === text).toBe(true);
});

it('reads on where a file has grown since it was opened, and refuses it at its end', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { file: 'abc' });
  const reader = openFile(join(folder, 'file'), 'file');
  appendFileSync(join(folder, 'file'), 'def');
  const into = Buffer.alloc(5);
  expect(reader.read(into, 0)).toBe(5);
  expect(reader.read(into, 0)).toBe(1);
  expect(into[0]).toBe(0x66);
  expect(() => reader.read(into, 0)).toThrow('file grew while it was read.');
  reader.close();
});

it.each([
  ['missing', 'Cannot read shown: it does not exist.'],
  ['folder', 'shown is a directory, not a file.'],
  ['folder/inner/x', 'Cannot read shown: a part of the path is not a directory.'],
])('what cannot be opened is refused: %s', (name, message) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'folder/inner': '' });
  expect(() => openFile(join(folder, name), 'shown')).toThrow(
    expect.objectContaining({ message, exitCode: EXIT.unreadable }),
  );
});

it.skipIf(process.platform === 'win32')('a pipe is refused, without waiting for its writer', () => {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => openFile(pipe, 'shown')).toThrow('shown is not a regular file.');
});
