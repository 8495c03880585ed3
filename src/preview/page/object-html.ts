import type { PageRegion } from '../model.ts';
import { el } from './dom.ts';
import { drawSegment } from './draw-spans.ts';
import { cutNote, spansOf } from './object-text.ts';
import type { RegionLinks } from './region-links.ts';
import { type ParsedHtml, parseHtml, placeOf, rebuild } from './safe-html.ts';
import { segmentsOf } from './segments.ts';

/** A page with its spans, rebuilt from what in it is harmless. */
export function drawHtml(
  { html, cut }: { html: string; cut?: number },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const parsed = parseHtml(html);
  const spans = spansOf(regions, (region) => placeInPage(region, parsed));
  const { segments, lanes } = segmentsOf(spans, parsed.length);
  const content = rebuild(parsed, ({ node, start }) => {
    const end = start + node.data.length;
    const own = segments.filter((segment) => segment.start < end && segment.end > start);
    return own.flatMap((segment) =>
      drawSegment(
        node.data,
        {
          start: Math.max(segment.start, start) - start,
          end: Math.min(segment.end, end) - start,
          spans: segment.spans,
          ending: segment.end <= end ? segment.ending : [],
        },
        regions,
        links,
      ),
    );
  });
  const block = el('div', {
    class: 'text html',
    // As in the editor, a page says itself where it goes from right to left.
    dir: 'ltr',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Page',
  });
  if (!content.textContent?.trim() && !content.querySelector('img')) {
    return el('p', { class: 'note' }, 'The page shows no text.');
  }
  block.append(content);
  if (lanes > 0) block.style.setProperty('--lanes', String(lanes));
  return el('div', {}, block, cutNote(cut));
}

const parsedPages = new WeakMap<object, ParsedHtml>();

/** The words of a page that a region marks; empty where it marks none. */
export function wordsInPage(page: { html: string }, region: PageRegion): string {
  const parsed = parsedPages.get(page) ?? parseHtml(page.html);
  parsedPages.set(page, parsed);
  const [from, to] = placeInPage(region, parsed) ?? [0, 0];
  const parts = parsed.texts.map(({ node, start }) =>
    node.data.slice(Math.max(0, from - start), Math.max(0, to - start)),
  );
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** By its XPaths as the editor does, else by its place in the whole text. */
function placeInPage({ shape }: PageRegion, parsed: ParsedHtml): [number, number] | undefined {
  if (shape.kind !== 'html-span') return undefined;
  const start = shape.start.startsWith('/') ? placeOf(parsed, shape.start, shape.from) : undefined;
  const end = shape.end.startsWith('/') ? placeOf(parsed, shape.end, shape.to) : undefined;
  if (start !== undefined && end !== undefined) return [start, end];
  return shape.whole ?? (shape.start.startsWith('/') ? undefined : [shape.from, shape.to]);
}
