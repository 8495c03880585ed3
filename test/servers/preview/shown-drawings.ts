import type { Page } from 'playwright-core';
import type { Seen } from './shown-result.ts';

/** Looks whether a result is one region for each id, with its labels and answers, of which something is drawn over a white image. */
export async function lookAtDrawing(page: Page, result: readonly object[]): Promise<Seen> {
  const { isReady, isDrawn, members, regions } = await page.evaluate(readDrawing);
  if (!isReady) return 'loading';
  const wanted = result.map((region) => membersOf((region as { value?: object }).value ?? {}));
  // An answer with a place and an id of its own is a region of its own.
  const ids = new Set(result.map((region) => JSON.stringify((region as { id?: unknown }).id)));
  const isWhole = regions === ids.size && JSON.stringify(members.map(membersOf)) === JSON.stringify(wanted);
  return isWhole && isDrawn ? 'shown' : 'not shown';
}

/** Labels and choices. */
function membersOf(value: object): unknown[] {
  const entries = Object.entries(value).filter(([key]) => key.endsWith('labels') || key === 'choices');
  return entries.filter(([, list]) => !Array.isArray(list) || list.length > 0);
}

/** Runs in the page of the editor. */
function readDrawing(): {
  isReady: boolean;
  isDrawn: boolean;
  /** Values of the results as they would be saved. */
  members: object[];
  regions: number;
} {
  const { Htx } = globalThis as unknown as {
    Htx: {
      annotationStore: { selected: { regions: unknown[]; serializeAnnotation(): { value?: object }[] } };
    };
  };
  const { selected } = Htx.annotationStore;
  const canvases = [...document.querySelectorAll('canvas')].filter(({ width, height }) => width * height > 0);
  const isDark = (data: Uint8ClampedArray, at: number) =>
    data[at + 3]! > 60 && Math.min(data[at]!, data[at + 1]!, data[at + 2]!) < 200;
  const isDrawn = canvases.some((canvas) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) if (isDark(data, at)) return true;
    return false;
  });
  return {
    isReady: canvases.length > 0,
    isDrawn,
    members: selected.serializeAnnotation().map(({ value }) => value ?? {}),
    regions: selected.regions.length,
  };
}
