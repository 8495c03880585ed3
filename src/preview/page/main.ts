import type { PageModel, PageTask } from '../model.ts';
import { fromAddress, toAddress } from './address.ts';
import { learnColors } from './colors.ts';
import { count, countOf, el, words } from './dom.ts';
import { type Filter, matcher, noFilter, regionsOf } from './filter.ts';
import { createFilterBar } from './filter-bar.ts';
import { isError, learnGroups } from './findings.ts';
import { listenToKeys } from './keys.ts';
import { createList } from './list.ts';
import { createSidebar } from './sidebar.ts';

const model = read<PageModel>('model');
const tasks = read<PageTask[]>('tasks');
learnColors(model.controls);
learnGroups(model.groups);

let filter = fromAddress(location.hash);
const set = (part: Partial<Filter>) => {
  filter = { ...filter, ...part };
  history.replaceState(null, '', `#${toAddress(filter)}`);
  apply();
};

const list = createList(tasks);
const sidebar = createSidebar(model, set);
const hasScores = tasks.some(
  (task) =>
    task.entries.some(({ score }) => score !== undefined) ||
    regionsOf(task).some(({ score }) => score !== undefined),
);
const bar = createFilterBar(hasScores, set);
const status = el('p', { class: 'status', role: 'status' });
const nothing = el('p', { class: 'nothing', hidden: true }, whyNothing());
const keys = listenToKeys(list, bar.search, () => set(noFilter));

document.body.append(
  el('a', { class: 'skip', href: '#list' }, 'Skip to the tasks'),
  el(
    'header',
    { class: 'top' },
    el('h1', {}, words(model.title)),
    el('p', { class: 'faint' }, ...introduction()),
    bar.element,
  ),
  el(
    'div',
    { class: 'columns' },
    el('aside', { 'aria-label': 'Counts and filters' }, foldable(sidebar.element)),
    el(
      'main',
      { id: 'list', tabindex: -1 },
      el('div', { class: 'line' }, status, keys),
      nothing,
      list.element,
    ),
  ),
);
document.querySelector('.skip')!.addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('list')!.focus();
});
addEventListener('hashchange', () => {
  filter = fromAddress(location.hash);
  apply();
});
apply();

function apply(): void {
  const shown = list.show(matcher(filter, isError));
  sidebar.update(filter);
  bar.update(filter);
  status.textContent =
    shown === tasks.length ? countOf(shown, 'task') : `${count(shown)} of ${countOf(tasks.length, 'task')}`;
  nothing.hidden = shown > 0;
}

/** What stands in place of the list when it is empty. */
function whyNothing(): string {
  if (tasks.length > 0) return 'No task matches the filters.';
  return model.counts.tasks === 0 ? 'There are no tasks.' : 'There are no tasks on this page.';
}

function introduction(): (Node | string)[] {
  const { tasks: all, shown, matching } = model.counts;
  const which = model.only === undefined ? '' : ` of ${count(matching)} with ${nameOf(model.only)}`;
  const sample = shown === all ? countOf(all, 'task') : `${count(shown)}${which} of ${countOf(all, 'task')}`;
  const config =
    model.configFile === undefined ? ['no label config'] : ['label config ', words(model.configFile)];
  return [
    `${sample}, `,
    ...config,
    `, ${model.madeBy}. ${all === 1 ? 'Counts on this page are of this task.' : `Counts on this page are over all ${countOf(all, 'task')}.`}`,
  ];
}

function nameOf(only: string): string {
  return only === 'errors' || only === 'warnings' ? only : `the label "${only}"`;
}

/** On a narrow screen the counts are folded away. */
function foldable(element: HTMLElement): HTMLElement {
  const isWide = matchMedia('(min-width: 900px)');
  const details = el(
    'details',
    { class: 'fold', open: isWide.matches },
    el('summary', {}, 'Counts and filters'),
    element,
  );
  isWide.addEventListener('change', () => {
    details.open = isWide.matches;
  });
  return details;
}

function read<Data>(id: string): Data {
  return JSON.parse(document.getElementById(id)!.textContent!) as Data;
}
