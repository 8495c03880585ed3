import type { PageTask } from '../model.ts';
import { drawCard } from './card.ts';
import { el } from './dom.ts';

/** Cards that stay drawn when they are out of sight. */
const MOST_DRAWN = 80;
/** Cards that are drawn for printing. */
const MOST_PRINTED = 500;

/** The cards of the tasks: each is drawn when it comes near, so that a long list opens as fast as a short one. */
export interface TaskList {
  element: HTMLElement;
  /** Shows the tasks that match; returns how many. */
  show(matches: (task: PageTask) => boolean): number;
  /** Goes on by so many tasks that are shown and match. */
  move(by: number, matches?: (task: PageTask) => boolean): void;
  /** The card that the reader is at. */
  current(): HTMLElement | undefined;
}

export function createList(tasks: readonly PageTask[]): TaskList {
  const list = el('ol', { class: 'tasks' });
  const items: HTMLElement[] = tasks.map((task) =>
    el('li', { class: 'task', tabindex: -1, id: `task-${task.at}` }),
  );
  const taskOf = new Map<Element, PageTask>(items.map((item, i) => [item, tasks[i]!]));
  const drawn = new Set<HTMLElement>();
  let here: HTMLElement | undefined;

  const draw = (item: HTMLElement) => {
    drawn.delete(item);
    drawn.add(item);
    if (item.firstChild) return;
    item.append(drawCard(taskOf.get(item)!));
    item.style.minHeight = '';
  };
  /** What is far away is forgotten, oldest first; its room stays. */
  const forget = () => {
    for (const item of drawn) {
      if (drawn.size <= MOST_DRAWN) return;
      if (near.has(item) || item === here) continue;
      drawn.delete(item);
      item.style.minHeight = `${item.offsetHeight}px`;
      item.replaceChildren();
    }
  };
  const near = new Set<HTMLElement>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const item = target as HTMLElement;
        if (isIntersecting) {
          near.add(item);
          draw(item);
        } else near.delete(item);
      }
      forget();
    },
    { rootMargin: '600px 0px' },
  );
  for (const item of items) observer.observe(item);
  list.append(...items);
  list.addEventListener('focusin', ({ target }) => {
    here = (target as Element).closest<HTMLElement>('.task') ?? here;
  });
  addEventListener('beforeprint', () => {
    for (const item of items.filter(({ hidden }) => !hidden).slice(0, MOST_PRINTED)) draw(item);
  });

  return {
    element: list,
    current: () => here,
    show(matches) {
      let count = 0;
      for (const item of items) {
        const isShown = matches(taskOf.get(item)!);
        if (item.hidden === isShown) item.hidden = !isShown;
        if (isShown) count++;
      }
      if (here?.hidden) here = undefined;
      return count;
    },
    move(by, matches) {
      const shown = items.filter(
        (item) => !item.hidden && (item === here || !matches || matches(taskOf.get(item)!)),
      );
      const at = here ? shown.indexOf(here) : by > 0 ? -1 : shown.length;
      const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
      if (!next) return;
      draw(next);
      here = next;
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'start' });
    },
  };
}
