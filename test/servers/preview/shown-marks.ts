import type { Page } from 'playwright-core';
import type { Seen } from './shown-result.ts';

/** Looks whether a result is one region with its labels, and words that are marked. */
export async function lookAtMarks(page: Page, result: readonly object[]): Promise<Seen> {
  const { isReady, isBroken, labels, regions } = await page.evaluate(readEditor);
  if (isBroken) return 'not shown';
  if (!isReady) return 'loading';
  const wanted = result.map((region) => (region as { value?: Record<string, unknown> }).value ?? {});
  if (regions !== 1 || JSON.stringify(labels) !== JSON.stringify(wanted.map(labelsOf))) return 'not shown';
  const marks = page.frames().map((frame) => frame.locator('[class*=htx-highlight]').allTextContents());
  return (await Promise.all(marks)).flat().join('') === '' ? 'not shown' : 'shown';
}

function labelsOf(value: Record<string, unknown>): string[] {
  return Object.entries(value).flatMap(([key, list]) => (key.endsWith('labels') ? (list as string[]) : []));
}

/** Runs in the page of the editor. */
function readEditor(): {
  isReady: boolean;
  /** An error in place of the task, or nothing at all. */
  isBroken: boolean;
  /** Labels of the regions, as they would be saved. */
  labels: string[][];
  /** How many there are: results that belong together are one. */
  regions: number;
} {
  const { Htx } = globalThis as unknown as {
    Htx?: {
      annotationStore: {
        selected?: { regions: unknown[]; serializeAnnotation(): { value?: object }[] };
      };
    };
  };
  const text = document.querySelector<HTMLElement>('#label-studio')?.innerText.trim() ?? '';
  const selected = Htx?.annotationStore.selected;
  const isBroken = text === '' || /^(?:Type)?Error: /.test(text);
  const saved = isBroken ? [] : (selected?.serializeAnnotation() ?? []);
  const labels = saved.map(({ value }) =>
    Object.entries(value ?? {}).flatMap(([key, list]) => (key.endsWith('labels') ? (list as string[]) : [])),
  );
  return { isReady: selected !== undefined, isBroken, labels, regions: selected?.regions.length ?? 0 };
}
