import type { Media, PageRegion, Series } from '../model.ts';
import { axisText, shortNumber } from './axis-text.ts';
import { colorOfRegion, inkOn } from './colors.ts';
import { count, el, svg, words } from './dom.ts';
import { keepApart } from './keep-apart.ts';
import { drawMedia, isUnreachable } from './media.ts';
import type { RegionLinks } from './region-links.ts';

/** Units of a drawing, which is stretched to the width that there is. */
const WIDTH = 1000;
const HEIGHT = 90;

/** Labels that are moved so that none hides another. */
const MOST_TAGS = 40;

/** Channels below each other over one axis, with the segments as bands. */
export function drawSeries(
  { series, media }: { series?: Series; media?: Media },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const caption = media && drawMedia(media);
  if (!series || series.x.length === 0) {
    const isSaid = media !== undefined && isUnreachable(media);
    const isFar = /^https?:/i.test(media?.url ?? '');
    const said = isFar
      ? 'The preview draws series of files on this machine only.'
      : 'No rows of the series can be drawn.';
    const why = !isSaid && el('p', { class: 'missing' }, said);
    return el('figure', {}, caption, why);
  }
  const { x, isTime, rows } = series;
  const [first, last] = [x[0]!, x.at(-1)!];
  const span = last - first || 1;
  const across = (value: number) => ((value - first) / span) * WIDTH;
  const charts = series.channels.map(({ name, y }) => {
    const values = y.filter((value) => value !== null);
    const [low, high] = [minOf(values), maxOf(values)];
    // A channel that stays the same is a line in the middle.
    const partOf = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
    const lines = linesOf(
      x,
      y,
      (at, value) => `${round(across(at))},${round(HEIGHT - 4 - partOf(value) * (HEIGHT - 8))}`,
    );
    const drawing = svg(
      'svg',
      {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: 'none',
        class: 'chart',
        role: 'img',
        'aria-label': name,
      },
      ...bandsOf(regions, across, links),
      ...lines.map((points) => svg('polyline', { points, class: isDot(points) ? 'curve dot' : 'curve' })),
    );
    const head = el(
      'p',
      { class: 'channel' },
      words(name),
      ' ',
      el(
        'span',
        { class: 'faint' },
        values.length === 0 ? 'no numbers' : `${shortNumber(low)} to ${shortNumber(high)}`,
      ),
    );
    return el('div', {}, head, drawing);
  });
  const scale = el(
    'div',
    { class: 'scale' },
    ...[0, 0.5, 1].map((part) => el('span', {}, axisText(first + part * span, isTime, span / 1000))),
  );
  const note =
    rows > x.length &&
    el(
      'p',
      { class: 'note' },
      `Drawn with ${count(x.length)} of ${count(rows)} rows, highs and lows among them.`,
    );
  return el(
    'figure',
    { class: 'series-figure' },
    drawTags(regions, first, span, links),
    ...charts,
    scale,
    note,
    caption,
  );
}

function bandsOf(
  regions: readonly PageRegion[],
  across: (value: number) => number,
  links: RegionLinks,
): SVGElement[] {
  return regions.flatMap((region) => {
    const { shape } = region;
    if (shape.kind !== 'range') return [];
    const [start, end] = [across(shape.start), across(shape.end)];
    const color = colorOfRegion(region);
    const band = svg('rect', {
      x: round(start),
      y: 0,
      width: round(Math.max(end - start, 2)),
      height: HEIGHT,
      fill: color,
      class: start === end ? 'segment instant' : 'segment',
      'data-region': region.at,
    });
    links.tie(region, band);
    return [band];
  });
}

/** The labels above the first channel, where their segments begin. */
function drawTags(
  regions: readonly PageRegion[],
  first: number,
  span: number,
  links: RegionLinks,
): HTMLElement {
  const tags = regions.flatMap((region) => {
    const { shape } = region;
    if (shape.kind !== 'range' || region.labels.length === 0) return [];
    const tag = el('span', { class: 'series-tag' }, words(region.labels.join(', ')));
    tag.style.left = `${Math.min(Math.max(((shape.start - first) / span) * 100, 0), 95)}%`;
    const color = colorOfRegion(region);
    tag.style.background = color;
    tag.style.color = inkOn(color);
    links.tie(region, tag);
    return [tag];
  });
  const line = el('div', { class: tags.length > 0 ? 'series-tags' : '' }, ...tags);
  if (tags.length > 0 && tags.length <= MOST_TAGS) {
    keepApart(
      line,
      () => tags,
      (tag, shift) => tag.style.setProperty('top', `${shift}px`),
      true,
    );
  }
  return line;
}

/** A curve is broken where there is no number. */
function linesOf(
  x: readonly number[],
  y: readonly (number | null)[],
  pointOf: (x: number, y: number) => string,
): string[] {
  const lines: string[][] = [[]];
  for (let i = 0; i < x.length; i++) {
    const value = y[i];
    if (value === null || value === undefined) lines.push([]);
    else lines.at(-1)!.push(pointOf(x[i]!, value));
  }
  // A number without neighbours is a dot: a line from itself to itself.
  return lines
    .filter(({ length }) => length > 0)
    .map((points) => (points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ')));
}

const isDot = (points: string) => {
  const [first, second, third] = points.split(' ', 3);
  return third === undefined && first === second;
};
const round = (number: number) => Math.round(number * 100) / 100;
const minOf = (values: readonly number[]) =>
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
const maxOf = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
