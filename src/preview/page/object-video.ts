import type { Media, PageRegion, PageShape, Size } from '../model.ts';
import { colorOfRegion } from './colors.ts';
import { el, svg } from './dom.ts';
import { toPixels } from './geometry.ts';
import { drawMedia, isUnreachable } from './media.ts';
import { drawCasing } from './object-image.ts';
import type { RegionLinks } from './region-links.ts';
import { type Band, createTimeline } from './timeline.ts';
import { boxAt, stretchesOf } from './track.ts';

type Track = Extract<PageShape, { kind: 'track' }>;

/** A player with the boxes of the frame that it is at, and the regions over its time. */
export function drawVideo(
  { media, frameRate: rate }: { media: Media; frameRate: number },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const length = Math.max(0, ...regions.flatMap(({ shape }) => endsOf(shape, rate)));
  const bands = regions.flatMap((region) => bandsOf(region, rate, length));
  if (isUnreachable(media)) {
    const timeline = createTimeline(bands, links, () => {});
    timeline.lay(length);
    return el('figure', {}, bands.length > 0 && timeline.element, drawMedia(media));
  }
  const player = el('video', { controls: true, preload: 'metadata', playsinline: true });
  const layer = svg('svg', { class: 'over shapes', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const timeline = createTimeline(bands, links, ({ start }) => {
    player.currentTime = start;
  });
  timeline.lay(length);
  const tracks = regions.filter(
    (region): region is PageRegion & { shape: Track } => region.shape.kind === 'track',
  );
  const drawn = tracks.map((region) => {
    const color = colorOfRegion(region);
    const polygon = svg('polygon', { class: 'shape', stroke: color, fill: color, 'data-region': region.at });
    const casing = drawCasing(polygon, color);
    links.tie(region, polygon);
    layer.append(casing, polygon);
    return { region, polygon, casing };
  });
  const draw = () => {
    const size: Size = [player.videoWidth || 16, player.videoHeight || 9];
    // Frames count from 1.
    const frame = Math.floor(player.currentTime * rate + 1e-3) + 1;
    layer.setAttribute('viewBox', `0 0 ${size[0]} ${size[1]}`);
    layer.dataset.frame = String(frame);
    for (const { region, polygon, casing } of drawn) {
      const box = boxAt(region.shape.frames, frame);
      const shape = box && toPixels({ kind: 'box', ...box }, size);
      const points = shape?.kind === 'path' ? shape.points.map((point) => point.join(',')).join(' ') : '';
      polygon.setAttribute('points', points);
      casing.setAttribute('points', points);
    }
    timeline.moveTo(player.currentTime);
  };
  const follow = () => {
    draw();
    if (!player.paused) requestAnimationFrame(follow);
  };
  player.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(player.duration)) timeline.lay(Math.max(player.duration, length));
    draw();
  });
  for (const name of ['seeked', 'timeupdate', 'pause']) player.addEventListener(name, draw);
  player.addEventListener('play', follow);
  const screen = el('div', { class: 'screen' }, player, layer);
  const caption = drawMedia(media);
  player.addEventListener('error', () => {
    screen.remove();
    caption.replaceWith(drawMedia({ link: media.link, why: 'The video could not be loaded.' }));
    timeline.element.hidden = bands.length === 0;
  });
  player.src = media.url!;
  return el('figure', {}, screen, timeline.element, caption);
}

function endsOf(shape: PageShape, rate: number): number[] {
  switch (shape.kind) {
    case 'time':
      return [shape.end];
    case 'frames':
      return shape.ranges.map(({ end }) => end / rate);
    case 'track':
      return [shape.duration ?? 0, ...shape.frames.map(({ frame }) => frame / rate)];
    default:
      return [];
  }
}

function bandsOf(region: PageRegion, rate: number, length: number): Band[] {
  const { shape } = region;
  switch (shape.kind) {
    case 'time':
      return [{ start: shape.start, end: shape.end, region }];
    case 'frames':
      return shape.ranges.map(({ start, end }) => ({ start: (start - 1) / rate, end: end / rate, region }));
    case 'track':
      return stretchesOf(shape.frames).map(({ start, end }) => ({
        start: (start - 1) / rate,
        end: end === undefined ? Math.max(length, start / rate) : end / rate,
        region,
      }));
    default:
      return [];
  }
}
