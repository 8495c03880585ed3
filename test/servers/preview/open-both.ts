import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { makeFolder } from '../make-folder.ts';
import { openEditor } from './open-editor.ts';
import { openPreview } from './open-preview.ts';

/** Writes tasks and files, and opens the tasks both ways. `config`: the text of the label config. */
export async function openBoth(
  browser: Browser,
  config: string,
  tasks: unknown[],
  files: Record<string, Uint8Array> = {},
) {
  const folder = makeFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const own = await openPreview(browser, folder, args);
  const editor = await openEditor(browser, folder, args);
  return {
    own,
    editor,
    async close() {
      await own.page.close();
      expect(await editor.stop()).toBe(0);
    },
  };
}
