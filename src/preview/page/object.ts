import type { PageObject, PageRegion } from '../model.ts';
import { el, words } from './dom.ts';
import { drawAudio } from './object-audio.ts';
import { drawHtml } from './object-html.ts';
import { drawImage } from './object-image.ts';
import { drawPdf } from './object-pdf.ts';
import { drawSeries } from './object-series.ts';
import { drawList, drawTable } from './object-table.ts';
import { drawPhrases, drawText } from './object-text.ts';
import { drawVideo } from './object-video.ts';
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
    { class: 'object', 'data-object': object.name },
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
      return drawHtml(object, regions, links);
    case 'audio':
      return drawAudio(object, regions, links);
    case 'video':
      return drawVideo(object, regions, links);
    case 'pdf':
      return drawPdf(object);
    case 'series':
      return drawSeries(object, regions, links);
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
