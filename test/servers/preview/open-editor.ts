import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { lsimport } from '../../support/run.ts';

export interface EditorPage {
  page: Page;
  /** Opens a task and waits until the editor has chosen its first result. */
  show(task: number): Promise<void>;
}

/** The editor of the real Label Studio with tasks of a folder. */
export interface OpenEditor extends EditorPage {
  /** Opens one more page with the same tasks; whoever opens it closes it. */
  openPage(): Promise<EditorPage>;
  /** Ends the command, as Ctrl-C does; returns its exit code. */
  stop(): Promise<number>;
}

/** Runs `preview --editor` with the Label Studio 1.x of the tests, and opens what it serves. */
export async function openEditor(
  browser: Browser,
  folder: string,
  args: readonly string[],
  settings: Parameters<Browser['newPage']>[0] = {},
): Promise<OpenEditor> {
  const over = new AbortController();
  let said = '';
  let running: ReturnType<typeof lsimport> | undefined;
  const address = await new Promise<string>((resolve, reject) => {
    const editor = ['--editor', '--label-studio', inject('labelStudio1x')];
    running = lsimport(folder, ['preview', ...args, '-o', 'editor.html', '--force', ...editor], {
      interruptOn: over.signal,
      onStderr(text) {
        said += text;
        const [found] = /http:\/\/127\.0\.0\.1:\S+/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      },
    });
    running.then(() => reject(new Error(`no editor: ${said}`)), reject);
  });
  const openPage = async (): Promise<EditorPage> => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...settings });
    const show = async (task: number) => {
      await page.goto(`${address}?task=${task}`);
      await page.waitForSelector('body[data-ready=true]', { timeout: 120_000 });
    };
    return { page, show };
  };
  const first = await openPage();
  return {
    ...first,
    openPage,
    async stop() {
      await first.page.close();
      over.abort();
      return (await running!).code;
    },
  };
}
