import type { Page } from 'playwright-core';
import type { Seen } from './shown-result.ts';

/** Looks whether a result is one region for each id, with its labels and answers, and words that are marked. */
export async function lookAtMarks(page: Page, result: readonly object[]): Promise<Seen> {
  const { labels, comments, regions } = await page.evaluate(readEditor);
  const wanted = result.map((region) => (region as { value?: Record<string, unknown> }).value ?? {});
  // An answer with a place and an id of its own is a region of its own; without a place it needs the id of one.
  const placed = result.filter((_, i) => 'start' in wanted[i]!);
  const ids = new Set(placed.map((region) => JSON.stringify((region as { id?: unknown }).id)));
  if (regions !== ids.size || JSON.stringify(labels) !== JSON.stringify(wanted.map(labelsOf)))
    return 'not shown';
  const said = result.filter((region) => (region as { type?: unknown }).type === 'textarea');
  const texts = said.map((region) => [(region as { value?: { text?: unknown } }).value?.text].flat());
  if (JSON.stringify(comments) !== JSON.stringify(texts)) return 'not shown';
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
  /** What the comments about them say. */
  comments: unknown[][];
  /** How many there are: results that belong together are one. */
  regions: number;
} {
  const { Htx } = globalThis as unknown as {
    Htx: {
      annotationStore: {
        selected: {
          regions: unknown[];
          serializeAnnotation(): { type?: string; value?: { text?: unknown } }[];
        };
      };
    };
  };
  const { selected } = Htx.annotationStore;
  const saved = selected.serializeAnnotation();
  const labels = saved.map(({ value }) =>
    Object.entries(value ?? {}).flatMap(([key, list]) => (key.endsWith('labels') ? (list as string[]) : [])),
  );
  const comments = saved.filter(({ type }) => type === 'textarea').map(({ value }) => [value?.text].flat());
  return { labels, comments, regions: selected.regions.length };
}
