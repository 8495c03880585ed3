import type { Media, PageRegion } from '../model.ts';
import { el } from './dom.ts';
import { drawMedia, isUnreachable } from './media.ts';
import type { RegionLinks } from './region-links.ts';
import { type Band, createTimeline } from './timeline.ts';

/** A player, and over its time the regions. */
export function drawAudio(
  { media }: { media: Media },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const bands = regions.flatMap((region): Band[] => {
    const { shape } = region;
    return shape.kind === 'time' ? [{ start: shape.start, end: shape.end, region }] : [];
  });
  const last = Math.max(0, ...bands.map(({ end }) => end));
  if (isUnreachable(media)) {
    const timeline = createTimeline(bands, links, () => {});
    timeline.lay(last);
    return el('figure', {}, bands.length > 0 && timeline.element, drawMedia(media));
  }
  const player = el('audio', { controls: true, preload: 'metadata' });
  const timeline = createTimeline(bands, links, ({ start }) => {
    player.currentTime = start;
    void player.play();
  });
  timeline.lay(last);
  player.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(player.duration)) timeline.lay(Math.max(player.duration, last));
  });
  player.addEventListener('timeupdate', () => timeline.moveTo(player.currentTime));
  const caption = drawMedia(media);
  player.addEventListener('error', () => {
    player.remove();
    caption.replaceWith(drawMedia({ link: media.link, why: 'The sound could not be loaded.' }));
    timeline.element.hidden = bands.length === 0;
  });
  player.src = media.url!;
  return el('figure', {}, timeline.element, player, caption);
}
