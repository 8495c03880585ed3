import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the suite keeps what is slow to make; git ignores it. */
const root = fileURLToPath(new URL('../../../.venvs', import.meta.url));

/**
 * The folder `.venvs/<name>`, made unless it is there, complete and made of the same `ingredients`. What an interrupted run left is made
 * again from the start.
 */
export async function makeOnce(
  name: string,
  ingredients: string,
  make: (folder: string) => void | Promise<void>,
): Promise<string> {
  const folder = join(root, name);
  const mark = join(folder, 'complete.txt');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === ingredients) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(mark, ingredients);
  return folder;
}
