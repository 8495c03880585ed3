import type { Media } from '../model.ts';
import { button, el } from './dom.ts';
import { drawMedia } from './media.ts';

/** A link to the file; one beside the page can be shown in it by the browser's own viewer. */
export function drawPdf({ media }: { media: Media }): HTMLElement {
  const { url } = media;
  const figure = el('figure', {}, drawMedia(media));
  // Only what the browser takes for a PDF by its name: a page that a task links to is not to run here.
  if (url === undefined || /^[a-z][a-z\d+.-]*:/i.test(url) || !/\.pdf$/i.test(url)) return figure;
  const show = button('Show the PDF here', {}, () => {
    show.replaceWith(el('iframe', { src: `${url}#navpanes=0`, class: 'pdf', title: 'PDF' }));
  });
  figure.append(show);
  return figure;
}
