import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A new empty folder for a test; it goes when the test file is through. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'lsimport-servers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
