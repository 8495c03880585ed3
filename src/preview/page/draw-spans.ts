import type { PageRegion } from '../model.ts';
import { titleOf } from '../region-names.ts';
import { colorOfRegion, seen } from './colors.ts';
import { el, words } from './dom.ts';
import type { RegionLinks } from './region-links.ts';
import { type Placed, type Segment, type Span, segmentsOf } from './segments.ts';

/** Pixels of a line below the text, and from one to the next. */
const LINE = 3;
const STEP = 5;

/** The stretches of a text as nodes: what regions cover is marked, with a line for each and its label where it ends. */
export function drawSpans(
  text: string,
  spans: readonly Span[],
  regions: readonly PageRegion[],
  links: RegionLinks,
): { nodes: Node[]; lanes: number } {
  const { segments, lanes } = segmentsOf(spans, text.length);
  return { nodes: segments.flatMap((segment) => drawSegment(text, segment, regions, links)), lanes };
}

export function drawSegment(
  text: string,
  { start, end, spans, ending }: Segment,
  regions: readonly PageRegion[],
  links: RegionLinks,
): Node[] {
  const part = text.slice(start, end);
  if (spans.length === 0) return [document.createTextNode(part)];
  const mark = el('mark', { 'data-regions': spans.map(({ region }) => regions[region]!.at).join(' ') }, part);
  const inner = regions[spans.at(-1)!.region]!;
  paint(mark, spans, regions);
  for (const { region } of spans) links.tie(regions[region]!, mark);
  // The shortest one is the one that is meant.
  mark.addEventListener('pointermove', () => links.light(inner));
  return [mark, ...ending.toReversed().map(({ region }) => labelOf(regions[region]!, links))];
}

function paint(mark: HTMLElement, spans: readonly Placed[], regions: readonly PageRegion[]): void {
  const colors = spans.map(({ region }) => seen(colorOfRegion(regions[region]!)));
  mark.style.setProperty('--color', colors.at(-1)!);
  mark.style.backgroundImage = colors.map((color) => `linear-gradient(${color}, ${color})`).join(', ');
  mark.style.backgroundSize = `100% ${LINE}px`;
  mark.style.backgroundRepeat = 'no-repeat';
  const deepest = Math.max(...spans.map(({ lane }) => lane));
  mark.style.backgroundPosition = spans
    .map(({ lane }) => `0 calc(100% - ${(deepest - lane) * STEP}px)`)
    .join(', ');
  mark.style.paddingBottom = `${(deepest + 1) * STEP}px`;
}

function labelOf(region: PageRegion, links: RegionLinks): Node {
  const label = el('span', { class: 'span-label' }, words(titleOf(region)));
  label.style.setProperty('--color', seen(colorOfRegion(region)));
  links.tie(region, label);
  return label;
}
