import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { EXIT, readingInput, systemCode, UserError } from '../errors.ts';
import { refuseGuarded } from './guarded-outputs.ts';
import { refuseChangedFile } from './refuse-changed.ts';

/** A regular file that is open for reading. */
export interface OpenFile {
  fd: number;
  stat: Stats;
}

/** Bytes that a file may have that is read as a whole; more would not fit into a string, or not into memory. */
const MOST = 1 << 28;

const BLOCK = 1 << 16;

/** Paths of streams that whoever started lsimport has opened for it, as the shell does for `<(...)`. */
const GIVEN_STREAM = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** File systems whose files are made by the kernel when they are read: without an end, waiting, or telling of this very process. */
const KERNEL_FOLDERS = ['/proc', '/sys'];
let kernelDevices: Set<number> | undefined;

/**
 * Opens a regular file for reading: the one way to open what a user names or a folder holds. Never waits, as opening a FIFO would for its
 * writer. Throws a UserError for folders, FIFOs, sockets, devices, files of the kernel, and what cannot be opened.
 */
export function openRegularFile(path: string, displayPath: string): OpenFile {
  return readingInput(displayPath, () => {
    try {
      const open = openRegular(path);
      refuseIfGuarded(open, displayPath);
      return open;
    } catch (error) {
      const code = systemCode(error);
      if (code === 'EISDIR') throw unreadable(`${displayPath} is a directory, not a file.`);
      if (code === 'ENOENT' && lstatSync(path, { throwIfNoEntry: false }))
        throw unreadable(`Cannot read ${displayPath}: it is a link that leads nowhere.`);
      if (code === 'ENXIO') throw unreadable(`${displayPath} is not a regular file.`);
      throw error;
    }
  });
}

/** The same, throwing errors as the system does: EISDIR for a folder, ENXIO for what is not a regular file either. */
export function openRegular(path: string): OpenFile {
  // Windows has none of the files that would make one wait.
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
  try {
    const stat = fstatSync(fd);
    if (stat.isDirectory()) throw systemError('EISDIR');
    if (!stat.isFile() || isOfKernel(stat)) throw systemError('ENXIO');
    return { fd, stat };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function refuseIfGuarded({ fd, stat }: OpenFile, displayPath: string): void {
  try {
    refuseGuarded(stat, displayPath);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function systemError(code: 'EISDIR' | 'ENXIO'): Error {
  return Object.assign(new Error(code), { code, syscall: 'open' });
}

/** A whole regular file, or a whole stream that the shell has opened for it. Throws a UserError where there is neither. */
export function readWholeFile(path: string, displayPath: string): Buffer {
  if (isGivenStream(path)) {
    const fd = readingInput(displayPath, () => openSync(path, 'r'));
    return readToEnd(fd, undefined, displayPath);
  }
  const { fd, stat } = openRegularFile(path, displayPath);
  return readToEnd(fd, stat, displayPath);
}

/** The same; undefined only where nothing has that name. What cannot be read, such as a link that leads nowhere, is an error. */
export function readWholeFileIfThere(path: string, displayPath: string): Buffer | undefined {
  const isThere = readingInput(displayPath, () => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
  return isThere ? readWholeFile(path, displayPath) : undefined;
}

/** Whether a path is a pipe that whoever started lsimport has opened for it: that one ends, and can be read once. */
export function isGivenStream(path: string): boolean {
  return GIVEN_STREAM.test(path) && statSync(path, { throwIfNoEntry: false })?.isFIFO() === true;
}

/** Whether an open file is made by the kernel as it is read. */
export function isOfKernel({ dev }: Pick<Stats, 'dev'>): boolean {
  kernelDevices ??= new Set(KERNEL_FOLDERS.flatMap((folder) => deviceOf(folder) ?? []));
  return kernelDevices.has(dev);
}

/** The device of a folder that is a mount of its own. */
function deviceOf(folder: string): number | undefined {
  try {
    const { dev } = statSync(folder);
    return dev === statSync('/').dev ? undefined : dev;
  } catch {
    return undefined;
  }
}

/** Reads what a descriptor gives and closes it. */
function readToEnd(fd: number, before: Stats | undefined, displayPath: string): Buffer {
  try {
    const size = before?.size ?? 0;
    if (size > MOST) throw tooLarge(displayPath);
    let bytes = Buffer.allocUnsafeSlow(size + 1);
    let length = 0;
    for (;;) {
      const came = readingInput(displayPath, () => readSync(fd, bytes, length, bytes.length - length, null));
      if (came === 0) {
        if (before) refuseChangedFile(fd, before, displayPath);
        return bytes.subarray(0, length);
      }
      length += came;
      if (length > MOST) throw tooLarge(displayPath);
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafeSlow(length + BLOCK)]);
    }
  } finally {
    closeSync(fd);
  }
}

function tooLarge(displayPath: string): UserError {
  return unreadable(`${displayPath} is larger than 256 MiB, the most that is read of such a file.`);
}

function unreadable(message: string): UserError {
  return new UserError(EXIT.unreadable, message);
}
