import type { PageRegion } from '../model.ts';
import { titleOf } from '../region-names.ts';
import { colorOfRegion, inkOn } from './colors.ts';
import { el, words } from './dom.ts';
import type { RegionLinks } from './region-links.ts';
import { place } from './segments.ts';
import { timeText } from './time-text.ts';

/** A stretch of time that a region covers, in seconds. */
export interface Band {
  start: number;
  end: number;
  region: PageRegion;
}

/** Bands over a line of time, and where it is at. */
export interface Timeline {
  element: HTMLElement;
  /** Lays the bands out over so many seconds. */
  lay(duration: number): void;
  moveTo(seconds: number): void;
}

/** `onPick`: a band was clicked. */
export function createTimeline(
  bands: readonly Band[],
  links: RegionLinks,
  onPick: (band: Band) => void,
): Timeline {
  const placed = place(bands.map(({ start, end }, region) => ({ start, end, region })));
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
  const drawn = placed.map(({ region, lane }) => {
    const band = bands[region]!;
    const name = titleOf(band.region);
    const times = `${timeText(band.start)} to ${timeText(band.end)}`;
    const button = el(
      'button',
      { type: 'button', class: 'band', title: `${name}, ${times}`, 'data-region': band.region.at },
      el('span', { class: 'band-name' }, words(name)),
    );
    const color = colorOfRegion(band.region);
    button.style.background = color;
    button.style.color = inkOn(color);
    button.style.top = `${lane * 26}px`;
    button.addEventListener('click', () => onPick(band));
    links.tie(band.region, button);
    return { button, band };
  });
  const head = el('div', { class: 'playhead', 'aria-hidden': 'true', hidden: true });
  const track = el('div', { class: 'bands' }, ...drawn.map(({ button }) => button), head);
  track.style.height = `${lanes * 26}px`;
  const scale = el('div', { class: 'scale', 'aria-hidden': 'true' });
  let total = 1;
  return {
    element: el('div', { class: 'timeline' }, track, scale),
    lay(duration) {
      total = duration > 0 ? duration : 1;
      for (const { button, band } of drawn) {
        button.style.left = `${(band.start / total) * 100}%`;
        button.style.width = `${((band.end - band.start) / total) * 100}%`;
      }
      scale.replaceChildren(
        ...[0, 0.25, 0.5, 0.75, 1].map((part) => el('span', {}, timeText(part * total, total < 10 ? 2 : 1))),
      );
    },
    moveTo(seconds) {
      head.hidden = false;
      head.style.left = `${Math.min(100, (seconds / total) * 100)}%`;
    },
  };
}
