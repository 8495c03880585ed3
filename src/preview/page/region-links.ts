import type { PageRegion } from '../model.ts';

/** Ties together all that stands for one region of a card: its shape, its label, its row. */
export interface RegionLinks {
  /** Lights up `element` with the region, and the region with it. */
  tie(region: PageRegion, element: Element): void;
  /** Lights up a region, or none. */
  light(region: PageRegion | undefined): void;
  /** Scrolls to where a region is drawn; `from` stands for it and stays. */
  bringUp(region: PageRegion, from: Element): void;
}

export function createRegionLinks(): RegionLinks {
  const elements = new Map<PageRegion, Element[]>();
  let lit: PageRegion | undefined;
  const light = (region: PageRegion | undefined) => {
    if (lit === region) return;
    for (const element of (lit && elements.get(lit)) ?? []) element.classList.remove('lit');
    for (const element of (region && elements.get(region)) ?? []) element.classList.add('lit');
    lit = region;
  };
  return {
    light,
    bringUp(region, from) {
      const drawn = elements.get(region)?.find((element) => element !== from);
      drawn?.scrollIntoView({ block: 'nearest' });
    },
    tie(region, element) {
      const own = elements.get(region);
      if (own) own.push(element);
      else elements.set(region, [element]);
      element.addEventListener('pointerenter', () => light(region));
      element.addEventListener('pointerleave', () => light(undefined));
      element.addEventListener('focus', () => light(region));
      element.addEventListener('blur', () => light(undefined));
    },
  };
}
