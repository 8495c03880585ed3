import type { PageAnswer, PageEntry, PageFinding, PageRegion, PageShape } from '../model.ts';
import { isChosen, titleOf } from '../region-names.ts';
import { colorOf, colorOfRegion, seen } from './colors.ts';
import { countOf, el, scoreText, words } from './dom.ts';
import { drawFinding, isError } from './findings.ts';
import type { RegionLinks } from './region-links.ts';

/** Rows of a list that is not asked for in full. */
const MOST_ROWS = 300;

/** The regions and answers of an entry, each with what was found in it. */
export function drawRegionList(
  entry: PageEntry,
  findings: readonly PageFinding[],
  textOf: (region: PageRegion) => string,
  links: RegionLinks,
): HTMLElement {
  const nameOf = regionNamer(entry.regions, textOf);
  const rows = entry.regions.slice(0, MOST_ROWS).map((region) => {
    const { shape } = region;
    const text = shape.kind === 'relation' ? relationText(shape, nameOf) : textOf(region);
    return drawRow(region, findings, text, links);
  });
  const rest = entry.regions.length - MOST_ROWS + (entry.cut ?? 0);
  return el(
    'div',
    { class: 'regions' },
    entry.regions.length === 0
      ? el('p', { class: 'note' }, 'No regions.')
      : el('ol', { class: 'region-list' }, ...rows),
    rest > 0 && el('p', { class: 'note' }, `${countOf(rest, 'more region')} in the data.`),
    entry.cut !== undefined && el('p', { class: 'note' }, `${countOf(entry.cut, 'region')} not drawn.`),
  );
}

/** What a region is called where another one points to it: its words, else its labels; its id when it is not there. */
function regionNamer(
  regions: readonly PageRegion[],
  textOf: (region: PageRegion) => string,
): (id: string) => string {
  let byId: Map<string | undefined, PageRegion> | undefined;
  return (id) => {
    byId ??= new Map(regions.map((region) => [region.id, region]));
    const region = byId.get(id);
    return (region && (textOf(region) || region.labels.join(', '))) || id;
  };
}

/** How the editor draws the arrow of each direction. */
const arrows: Record<string, string> = { left: '←', bi: '↔' };

function relationText(
  { a, b, direction }: Extract<PageShape, { kind: 'relation' }>,
  nameOf: (id: string) => string,
): string {
  return `${nameOf(a)} ${arrows[direction] ?? '→'} ${nameOf(b)}`;
}

function drawRow(
  region: PageRegion,
  findings: readonly PageFinding[],
  text: string,
  links: RegionLinks,
): HTMLElement {
  const own = findings.filter((finding) => isAbout(finding, region));
  const details = describe(region.shape, text);
  const row = el(
    'li',
    { class: classOf(own), tabindex: 0, 'data-region': region.at },
    ...namesOf(region),
    details !== '' && el('span', { class: 'details' }, words(details)),
    region.score !== undefined && el('span', { class: 'score', title: 'Score' }, scoreText(region.score)),
    ...(region.said ?? []).map((said) => el('span', { class: 'said' }, ...drawAnswer(said))),
    ...own.map(drawFinding),
  );
  links.tie(region, row);
  row.addEventListener('click', () => links.bringUp(region, row));
  row.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === row) links.bringUp(region, row);
  });
  return row;
}

function classOf(findings: readonly PageFinding[]): string | undefined {
  if (findings.length === 0) return undefined;
  return findings.some(({ code }) => isError(code)) ? 'has-findings error' : 'has-findings warning';
}

export function isAbout({ region: place }: PageFinding, region: PageRegion): boolean {
  return place !== undefined && (place[1] === region.at || (region.also?.includes(place[1]) ?? false));
}

function namesOf(region: PageRegion): HTMLElement[] {
  const { shape, labels, from } = region;
  if (shape.kind === 'answer') return drawAnswer({ from, type: region.type, answers: shape.answers });
  if (labels.length === 0) return [chip(titleOf(region), colorOfRegion(region))];
  return labels.map((label) => chip(label, colorOf(label, from)));
}

/** What a control says, behind its name. */
function drawAnswer({ from, type, answers }: PageAnswer): HTMLElement[] {
  const drawn = answers.map((answer) =>
    isChosen(type) ? chip(answer, colorOf(answer, from)) : el('span', { class: 'answer' }, words(answer)),
  );
  return [el('span', { class: 'control' }, words(from)), ...drawn];
}

/** A label with its color. */
export function chip(label: string, color: string): HTMLElement {
  const dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
  dot.style.background = seen(color);
  return el('span', { class: 'chip' }, dot, words(label));
}

const rounded = (number: number) => String(Math.round(number * 10) / 10);
const toMilliseconds = (seconds: number) => String(Math.round(seconds * 1000) / 1000);

function describe(shape: PageShape, text: string): string {
  switch (shape.kind) {
    case 'box':
      return `${rounded(shape.w)} × ${rounded(shape.h)} %${shape.turn === 0 ? '' : `, ${rounded(shape.turn)}°`}`;
    case 'ellipse':
      return `${rounded(shape.rx * 2)} × ${rounded(shape.ry * 2)} %`;
    case 'point':
      return `${rounded(shape.x)}, ${rounded(shape.y)} %`;
    case 'polygon':
      return countOf(shape.points.length, 'point');
    case 'time':
      return `${toMilliseconds(shape.start)} to ${toMilliseconds(shape.end)} s`;
    case 'track':
      return countOf(shape.frames.length, 'keyframe');
    case 'frames':
      return shape.ranges.map(({ start, end }) => `${start} to ${end}`).join(', ');
    case 'mask':
    case 'bitmask':
      return 'mask';
    case 'none':
      return 'cannot be drawn';
    default:
      return text;
  }
}
