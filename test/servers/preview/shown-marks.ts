import type { Page } from 'playwright-core';
import type { Seen } from './shown-result.ts';

/** Looks whether a result is one region with its labels, and words that are marked. */
export async function lookAtMarks(page: Page, result: readonly object[]): Promise<Seen> {
  const { labels, regions } = await page.evaluate(readEditor);
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
  /** Labels of the regions, as they would be saved. */
  labels: string[][];
  /** How many there are: results that belong together are one. */
  regions: number;
} {
  const { Htx } = globalThis as unknown as {
    Htx: {
      annotationStore: {
        selected: { regions: unknown[]; serializeAnnotation(): { value?: object }[] };
      };
    };
  };
  const { selected } = Htx.annotationStore;
  const labels = selected
    .serializeAnnotation()
    .map(({ value }) =>
      Object.entries(value ?? {}).flatMap(([key, list]) =>
        key.endsWith('labels') ? (list as string[]) : [],
      ),
    );
  return { labels, regions: selected.regions.length };
}
