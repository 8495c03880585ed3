import type { PageRegion, PageShape } from '../model.ts';
import { append, countOf, el, words } from './dom.ts';
import { drawSpans } from './draw-spans.ts';
import type { RegionLinks } from './region-links.ts';
import type { Span } from './segments.ts';

/** A text with its spans. */
export function drawText(
  { text, cut }: { text: string; cut?: number },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const spans = spansOf(regions, ({ shape }) =>
    shape.kind === 'span' ? [shape.start, shape.end] : undefined,
  );
  if (text === '') return el('p', { class: 'note' }, 'The text is empty.');
  // Scrolled by keyboard too.
  const block = el('div', { class: 'text', dir: 'auto', tabindex: 0, role: 'region', 'aria-label': 'Text' });
  fillText(block, text, spans, regions, links);
  return el('div', {}, block, cutNote(cut));
}

/** Phrases of a dialogue, each with its speaker. */
export function drawPhrases(
  { phrases, cut }: { phrases: readonly { author: string; text: string }[]; cut?: number },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const list = el('ol', { class: 'phrases', start: 0 });
  for (const [at, { author, text }] of phrases.entries()) {
    const spans = spansOf(regions, ({ shape }) => placeInPhrase(shape, at, text.length));
    const block = el('div', { class: 'text', dir: 'auto' });
    fillText(block, text, spans, regions, links);
    list.append(el('li', {}, author !== '' && el('b', { class: 'author' }, words(author)), block));
  }
  return el(
    'div',
    {},
    list,
    cut !== undefined && el('p', { class: 'note' }, `${countOf(cut, 'more phrase')} in the data.`),
  );
}

/** The part of a span that is in one phrase. */
function placeInPhrase(shape: PageShape, at: number, length: number): [number, number] | undefined {
  if (shape.kind !== 'phrase-span' || at < shape.start || at > shape.end) return undefined;
  return [at === shape.start ? shape.from : 0, at === shape.end ? shape.to : length];
}

export function spansOf(
  regions: readonly PageRegion[],
  placeOf: (region: PageRegion) => readonly [number, number] | undefined,
): Span[] {
  return regions.flatMap((region, i) => {
    const place = placeOf(region);
    return place ? [{ start: place[0], end: place[1], region: i }] : [];
  });
}

export function fillText(
  block: HTMLElement,
  text: string,
  spans: readonly Span[],
  regions: readonly PageRegion[],
  links: RegionLinks,
): void {
  const { nodes, lanes } = drawSpans(text, spans, regions, links);
  append(block, nodes);
  if (lanes > 0) block.style.setProperty('--lanes', String(lanes));
}

export function cutNote(cut: number | undefined): HTMLElement | undefined {
  return cut === undefined
    ? undefined
    : el('p', { class: 'note' }, `${countOf(cut, 'more character')} in the data.`);
}
