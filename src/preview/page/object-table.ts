import { countOf, el, words } from './dom.ts';

export function drawTable({
  rows,
  cut,
}: {
  rows: readonly (readonly string[])[];
  cut?: number;
}): HTMLElement {
  const [head = [], ...body] = rows;
  const table = el(
    'table',
    {},
    el('thead', {}, el('tr', {}, ...head.map((cell) => el('th', { scope: 'col' }, words(cell))))),
    el('tbody', {}, ...body.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, words(cell)))))),
  );
  // Scrolled by keyboard too.
  const wide = el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Table' }, table);
  return el(
    'div',
    {},
    wide,
    cut !== undefined && el('p', { class: 'note' }, `${countOf(cut, 'more row')} in the data.`),
  );
}

export function drawList({
  items,
  cut,
}: {
  items: readonly { id: string; title: string; body: string }[];
  cut?: number;
}): HTMLElement {
  const rows = items.map(({ id, title, body }) =>
    el(
      'li',
      {},
      title !== '' && el('b', {}, words(title)),
      title !== '' && id !== '' && ' ',
      id !== '' && el('code', { class: 'faint' }, words(id)),
      body !== '' && el('div', { class: 'text', dir: 'auto' }, body),
    ),
  );
  return el(
    'div',
    {},
    el('ol', { class: 'items' }, ...rows),
    cut !== undefined && el('p', { class: 'note' }, `${countOf(cut, 'more item')} in the data.`),
  );
}
