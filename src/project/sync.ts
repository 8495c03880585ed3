import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';

/** How many files wait for the disk at once: it takes many in one go. */
const AT_ONCE = 64;

/** What a system answers that cannot wait for a folder, such as Windows. */
const CANNOT = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF'];

/** Waits until the files of a folder are on the disk, and the folder itself; with `deep` also what is in the folders in it. */
export async function syncFiles(folder: string, deep: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (entry.isDirectory() && deep) await syncFiles(join(folder, entry.name), deep);
  }
  const files = entries.filter((entry) => entry.isFile()).values();
  const worker = async () => {
    for (const { name } of files) await syncFile(join(folder, name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  syncFolder(folder);
}

/** Bytes after which those written are brought to the disk: so much that small files are synced once, when they are published. */
const SYNC = 32 << 20;

/** Brings a file to the disk while more of it is written, so that publishing need not wait for all of it. */
export interface EarlySync {
  /** Takes how many bytes were written since the last time. */
  wrote(bytes: number): void;
  /** Waits until nothing is on its way. @throws what the disk refused, which a system says only once. */
  settle(): Promise<void>;
}

export function createEarlySync(path: string): EarlySync {
  let unsynced = 0;
  let running: Promise<void> | undefined;
  let failure: unknown;
  return {
    wrote(bytes) {
      unsynced += bytes;
      if (unsynced < SYNC || running) return;
      unsynced = 0;
      running = syncFile(path)
        .catch((error: unknown) => {
          failure = error;
        })
        .finally(() => {
          running = undefined;
        });
    },
    async settle() {
      await running;
      if (failure) throw failure;
    },
  };
}

/** Waits until a file is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the names in a folder are on the disk, where the system can do that. */
export function syncFolder(path: string): void {
  try {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (!CANNOT.includes(systemCode(error) ?? '')) throw error;
  }
}
