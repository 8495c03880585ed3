import type { Chart, PageModel } from '../model.ts';
import { colorOf, seen } from './colors.ts';
import { button, count, countOf, el, words } from './dom.ts';
import type { Filter } from './filter.ts';
import { drawFinding } from './findings.ts';

/** Labels that are listed before somebody asks for all. */
const FIRST_LABELS = 12;

/** Counts over the whole input, which are filters at once. */
export interface Sidebar {
  element: HTMLElement;
  /** Shows which filters are on. */
  update(filter: Filter): void;
}

export function createSidebar(model: PageModel, set: (part: Partial<Filter>) => void): Sidebar {
  const toggles: { button: HTMLButtonElement; isOn: (filter: Filter) => boolean }[] = [];
  let now: Filter | undefined;
  const toggle = (part: 'label' | 'finding', value: string, ...children: Node[]) => {
    const made = button('', { class: 'row' }, () => set({ [part]: now?.[part] === value ? '' : value }));
    made.append(...children);
    toggles.push({ button: made, isOn: (filter) => filter[part] === value });
    return made;
  };
  const element = el(
    'div',
    { class: 'panels' },
    drawGroups(model, toggle),
    drawLabels(model, toggle),
    ...model.charts.map(drawChart),
    model.elsewhere.length > 0 &&
      el(
        'details',
        { class: 'panel', open: true },
        el('summary', {}, 'Found outside of tasks'),
        ...model.elsewhere.map(drawFinding),
      ),
  );
  return {
    element,
    update(filter) {
      now = filter;
      for (const { button, isOn } of toggles) button.setAttribute('aria-pressed', String(isOn(filter)));
    },
  };
}

type Toggle = (part: 'label' | 'finding', value: string, ...children: Node[]) => HTMLButtonElement;

function drawGroups({ groups, counts }: PageModel, toggle: Toggle): HTMLElement {
  if (groups.length === 0) return panel('Findings', el('p', { class: 'good' }, 'No problems found.'));
  const rows = groups.map(({ code, title, severity, count: times }) => {
    const row = toggle(
      'finding',
      code,
      el('span', { class: `mark ${severity}`, role: 'img', 'aria-label': severity }),
      el('span', { class: 'name' }, title),
      el('span', { class: 'number' }, count(times)),
    );
    row.title = code;
    return row;
  });
  return panel(
    'Findings',
    el(
      'div',
      { class: 'split' },
      toggle('finding', 'errors', number(counts.withErrors), el('span', {}, 'with errors')),
      toggle('finding', 'warnings', number(counts.withWarnings), el('span', {}, 'with warnings')),
    ),
    ...rows,
  );
}

function number(value: number): HTMLElement {
  return el('b', { class: 'large' }, count(value));
}

function drawLabels({ labels, moreLabels }: PageModel, toggle: Toggle): HTMLElement | undefined {
  if (labels.length === 0) return undefined;
  const most = Math.max(1, ...labels.map((one) => one.count));
  const rows = labels.map(({ label, count: times }) => {
    const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${(times / most) * 100}%`;
    bar.style.background = seen(colorOf(label));
    return toggle(
      'label',
      label,
      el('span', { class: 'name' }, words(label)),
      el('span', { class: times === 0 ? 'number none' : 'number' }, count(times)),
      el('span', { class: 'track' }, bar),
    );
  });
  const rest = rows.slice(FIRST_LABELS);
  const all = panel('Labels', ...rows.slice(0, FIRST_LABELS));
  if (rest.length > 0) {
    const more = button(`Show ${countOf(rest.length, 'more label')}`, { class: 'link' }, () =>
      more.replaceWith(...rest),
    );
    all.append(more);
  }
  if (moreLabels > 0)
    all.append(el('p', { class: 'note' }, `${countOf(moreLabels, 'more region')} with rarer labels.`));
  return all;
}

function drawChart({ title, bars }: Chart): HTMLElement {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const rows = bars.map(({ name, count: times }) => {
    const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${(times / most) * 100}%`;
    return el(
      'div',
      { class: 'row' },
      el('span', { class: 'name' }, name),
      el('span', { class: 'number' }, count(times)),
      el('span', { class: 'track' }, bar),
    );
  });
  return panel(title, ...rows);
}

function panel(title: string, ...children: Node[]): HTMLElement {
  return el('section', { class: 'panel' }, el('h2', {}, title), ...children);
}
