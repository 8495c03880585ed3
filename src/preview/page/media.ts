import type { Media } from '../model.ts';
import { el, words } from './dom.ts';

/** Whether the browser has no way to a file. */
export function isUnreachable({ url }: Media): boolean {
  return url === undefined;
}

/** The address below a file, or why it is not shown. */
export function drawMedia({ link, url, why, size }: Media): HTMLElement {
  if (url === undefined) {
    return el(
      'figcaption',
      { class: 'missing' },
      el('b', {}, 'Not shown: '),
      `${why ?? ''} `,
      el('code', {}, words(link)),
    );
  }
  if (size)
    return el('figcaption', {}, words(link), ` ${size.join(' × ')} pixels, scaled down for this page`);
  if (url.startsWith('data:'))
    return el('figcaption', {}, link.startsWith('data:') ? 'In the data itself.' : words(link));
  const target = el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words(link));
  return el('figcaption', {}, target);
}
