import type { Media, PageRegion, Size } from '../model.ts';
import { titleOf } from '../region-names.ts';
import { decodeBrush, firstPixel, fromBase64, tint } from './brush.ts';
import { channelsOf, colorOfRegion, inkOn } from './colors.ts';
import { append, button, countOf, el, svg, words } from './dom.ts';
import { type LabelPlace, labelPlace, type PixelShape, toPixels } from './geometry.ts';
import { keepApart } from './keep-apart.ts';
import { drawMedia, isUnreachable } from './media.ts';
import type { RegionLinks } from './region-links.ts';

/** Regions that are drawn at once, and labels that are shown beside them without being asked for. */
const MOST_DRAWN = 2000;
const MOST_TAGS = 40;

/** An image, or several pages of one, with its regions. */
export function drawImage(
  { pages }: { pages: readonly Media[] },
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const drawn = pages.map((media, page) => {
    const own = regions.filter(({ shape }) => ('page' in shape ? (shape.page ?? 0) : 0) === page);
    return drawPage(media, own, links);
  });
  return el('div', { class: 'pages' }, ...drawn);
}

function drawPage(media: Media, regions: readonly PageRegion[], links: RegionLinks): HTMLElement {
  const frame = el('div', { class: 'frame' });
  const figure = el('figure', { class: 'image' }, frame);
  const said = regions
    .map(({ shape }) => ('of' in shape ? shape.of : undefined))
    .find((of) => of !== undefined);
  const lay = (size: Size) => {
    const [width, height] = size;
    frame.style.aspectRatio = `${width} / ${height}`;
    frame.style.width = `min(100%, ${Math.max(width, 420)}px, ${(70 * width) / height}vh)`;
  };
  const draw = (size: Size) => {
    lay(size);
    for (const old of frame.querySelectorAll('.over')) old.remove();
    append(frame, drawRegions(regions, size, links));
  };
  /** Regions have their places without the image too. */
  const drawWithout = () => {
    frame.hidden = regions.length === 0;
    draw(said ?? [400, 300]);
  };
  if (isUnreachable(media)) {
    figure.append(drawMedia(media));
    drawWithout();
    return figure;
  }
  if (said) lay(said);
  const caption = drawMedia(media);
  const image = el('img', { alt: '', loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' });
  image.addEventListener('load', () => {
    // The browser has turned it as its EXIF orientation says; an SVG may have no size of its own.
    const size: Size | undefined = image.naturalWidth > 0 ? [image.naturalWidth, image.naturalHeight] : said;
    draw(media.size ?? size ?? [400, 300]);
    frame.dataset.ready = 'true';
  });
  image.addEventListener('error', () => {
    image.remove();
    caption.replaceWith(drawMedia({ link: media.link, why: 'The image could not be loaded.' }));
    drawWithout();
  });
  image.src = media.url!;
  frame.append(image);
  figure.append(caption);
  return figure;
}

/** Layers over an image: masks, shapes, labels. */
function drawRegions(regions: readonly PageRegion[], size: Size, links: RegionLinks): Node[] {
  const layer = svg('svg', {
    class: 'over shapes',
    viewBox: `0 0 ${size[0]} ${size[1]}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': countOf(regions.length, 'region'),
  });
  const tags = el('div', { class: 'over tags', 'aria-hidden': 'true' });
  const corners: Corner[] = [];
  const masks: Node[] = [];
  const add = (some: readonly PageRegion[]) => {
    for (const region of some) {
      const { shape } = region;
      if (shape.kind === 'mask' || shape.kind === 'bitmask') {
        const mask =
          shape.kind === 'mask'
            ? drawMask(region, shape.rle, shape.of ?? size)
            : drawBitmask(region, shape.url);
        if (!mask) continue;
        const { element, top } = mask;
        links.tie(region, element);
        element.dataset.region = String(region.at);
        masks.push(element);
        if (top && region.labels.length > 0) placeTag(drawTag(region, links), top, corners);
      } else if (
        shape.kind === 'box' ||
        shape.kind === 'ellipse' ||
        shape.kind === 'polygon' ||
        shape.kind === 'point'
      ) {
        const drawn = drawShape(toPixels(shape, size), region);
        links.tie(region, drawn);
        layer.append(drawCasing(drawn, colorOfRegion(region)), drawn);
        const place = labelPlace(shape, size);
        if (place && region.labels.length > 0) placeTag(drawTag(region, links), place, corners);
      }
    }
    tags.append(...corners.map(({ element }) => element));
    tags.classList.toggle('quiet', regions.length > MOST_TAGS);
  };
  add(regions.slice(0, MOST_DRAWN));
  const shown = () => (tags.classList.contains('quiet') ? [] : corners.map(({ element }) => element));
  keepApart(tags, shown, (corner, shift) => corner.style.setProperty('--shift', `${shift}px`));
  const rest = regions.length - MOST_DRAWN;
  const more =
    rest > 0 &&
    button(`Draw ${countOf(rest, 'more region')}`, { class: 'over draw-more' }, () => {
      add(regions.slice(MOST_DRAWN));
      if (more) more.remove();
    });
  return [...masks, layer, tags, ...(more ? [more] : [])];
}

function drawShape(shape: PixelShape, region: PageRegion): SVGElement {
  const color = colorOfRegion(region);
  const attributes = { stroke: color, fill: color, 'data-region': region.at, class: 'shape' };
  const title = svg('title', {}, titleOf(region));
  if (shape.kind === 'ellipse') {
    const { x, y, rx, ry, turn } = shape;
    const turned = turn === 0 ? undefined : `rotate(${turn} ${x} ${y})`;
    return svg(
      'ellipse',
      { ...attributes, cx: x, cy: y, rx: Math.abs(rx), ry: Math.abs(ry), transform: turned },
      title,
    );
  }
  const points = shape.points.map(([x, y]) => `${x},${y}`).join(' ');
  if (shape.closed) return svg('polygon', { ...attributes, points }, title);
  return svg('polyline', { ...attributes, points, fill: 'none' }, title);
}

/** A line below the outline that is seen where the image has the color of the region. */
export function drawCasing(shape: SVGElement, color: string): SVGElement {
  const casing = shape.cloneNode() as SVGElement;
  casing.removeAttribute('data-region');
  casing.setAttribute('class', 'casing');
  casing.setAttribute('stroke', inkOn(color));
  casing.setAttribute('fill', 'none');
  return casing;
}

function drawTag(region: PageRegion, links: RegionLinks): HTMLElement {
  const tag = el('span', { class: 'tag' }, words(region.labels.join(', ')));
  const color = colorOfRegion(region);
  tag.style.background = color;
  tag.style.color = inkOn(color);
  links.tie(region, tag);
  return tag;
}

/** Tags of shapes that begin at the same place, side by side: a line of text and its first word. */
interface Corner {
  x: number;
  y: number;
  element: HTMLElement;
}

/** How near two corners are, in percent of width and height, whose tags would hide each other. */
const [NEAR_X, NEAR_Y] = [4, 3];

/** A tag begins where its shape begins; near the right edge it ends there. */
function placeTag(tag: HTMLElement, { x, y, width }: LabelPlace, corners: Corner[]): void {
  tag.style.setProperty('--width', `${Math.min(width, 100)}cqw`);
  const near = corners.find((corner) => Math.abs(corner.x - x) < NEAR_X && Math.abs(corner.y - y) < NEAR_Y);
  if (near) {
    near.element.append(tag);
    return;
  }
  const element = el('div', { class: 'corner' }, tag);
  if (x <= 75) {
    element.style.left = `${Math.max(x, 0)}%`;
    element.style.maxWidth = `${100 - Math.max(x, 0)}%`;
  } else element.style.right = `${Math.max(100 - x - width, 0)}%`;
  element.style.setProperty('--top', `${Math.min(y, 100)}%`);
  corners.push({ x, y, element });
}

/** A mask, and where the first of its pixels is. */
interface DrawnMask {
  element: HTMLElement;
  top?: LabelPlace | undefined;
}

function drawMask(region: PageRegion, rle: string, [width, height]: Size): DrawnMask | undefined {
  const values = decodeBrush(fromBase64(rle));
  if (!values || values.length !== width * height * 4) return undefined;
  tint(values, channelsOf(colorOfRegion(region)));
  const canvas = el('canvas', { class: 'over mask', width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(values, width, height), 0, 0);
  const first = firstPixel(values);
  const [x, y] = [first % width, Math.floor(first / width)];
  const top = first < 0 ? undefined : { x: (x / width) * 100, y: (y / height) * 100, width: 0 };
  return { element: canvas, top };
}

/** In the color of its label, as the editor has it: of the image only the opacity counts. */
function drawBitmask(region: PageRegion, url: string): DrawnMask {
  const canvas = el('canvas', { class: 'over mask' });
  const image = new Image();
  image.addEventListener('load', () => {
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width === 0 || height === 0) return;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!context) return;
    context.drawImage(image, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = colorOfRegion(region);
    context.fillRect(0, 0, width, height);
  });
  image.src = url;
  return { element: canvas };
}
