import type { PageObject, PageRegion } from '../model.ts';
import { el, words } from './dom.ts';
import { drawMedia } from './media.ts';
import { drawImage } from './object-image.ts';
import { drawList, drawTable } from './object-table.ts';
import { cutNote, drawPhrases, drawText } from './object-text.ts';
import type { RegionLinks } from './region-links.ts';

/** What an object tag shows, with the regions on it. */
export function drawObject(
  object: PageObject,
  regions: readonly PageRegion[],
  links: RegionLinks,
): HTMLElement {
  const name = el(
    'h3',
    { class: 'object-name' },
    words(object.name),
    ' ',
    el('span', { class: 'faint' }, object.tag),
  );
  return el(
    'section',
    { class: `object ${object.kind}`, 'data-object': object.name },
    name,
    drawShown(object, regions, links),
  );
}

function drawShown(object: PageObject, regions: readonly PageRegion[], links: RegionLinks): HTMLElement {
  switch (object.kind) {
    case 'image':
      return drawImage(object, regions, links);
    case 'text':
      return drawText(object, regions, links);
    case 'phrases':
      return drawPhrases(object, regions, links);
    case 'table':
      return drawTable(object);
    case 'list':
      return drawList(object);
    case 'html':
      return el('div', {}, el('pre', { class: 'source' }, object.html), cutNote(object.cut));
    case 'audio':
    case 'video':
    case 'pdf':
      return el('figure', {}, drawMedia(object.media));
    case 'series':
      return el('p', { class: 'note' }, 'A time series.');
    case 'other':
      return el(
        'div',
        { class: 'missing' },
        el('b', {}, 'Not shown: '),
        object.why,
        object.text !== '' && el('pre', { class: 'source' }, object.text),
      );
  }
}
