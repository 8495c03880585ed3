import type { PageTask } from '../model.ts';
import { drawCard } from './card.ts';
import { el } from './dom.ts';

/** Tasks that are put into the page together. */
const BLOCK = 20;
/** Height of a card, in pixels, that nobody has seen yet. */
const USUAL_HEIGHT = 420;
/** Cards that are drawn for printing. */
const MOST_PRINTED = 500;

/** The cards of the tasks, of which only those near the window are in the page: a long list opens as fast as a short one. */
export interface TaskList {
  element: HTMLElement;
  /** Shows the tasks that match; returns how many. */
  show(matches: (task: PageTask) => boolean): number;
  /** Goes on by one task that is shown, or by one that `wanted` as well. */
  move(by: 1 | -1, wanted?: (task: PageTask) => boolean): void;
  /** The card that the reader is at. */
  current(): HTMLElement | undefined;
}

/** Some tasks that follow each other; its element is empty while it is far away, and as high as before. */
interface Block {
  element: HTMLElement;
  tasks: readonly PageTask[];
  /** The cards, drawn or not, while it is near. */
  items: HTMLElement[];
}

export function createList(tasks: readonly PageTask[]): TaskList {
  const element = el('div', { class: 'tasks' });
  let shown: readonly PageTask[] = [];
  let blocks: Block[] = [];
  let here: PageTask | undefined;
  const blockOf = new WeakMap<Element, Block>();
  const taskOf = new WeakMap<Element, PageTask>();

  const draw = (item: HTMLElement) => {
    if (!item.firstChild) item.append(drawCard(taskOf.get(item)!));
  };
  const cards = watch('600px 0px', (item, isNear) => {
    if (isNear) draw(item);
  });
  const fill = (block: Block) => {
    if (block.items.length > 0) return;
    block.items = block.tasks.map((task) => {
      const item = el('li', { class: 'task', tabindex: -1 });
      taskOf.set(item, task);
      cards.observe(item);
      return item;
    });
    block.element.append(...block.items);
    block.element.style.height = '';
  };
  const empty = (block: Block) => {
    if (block.items.length === 0) return;
    block.element.style.height = `${block.element.offsetHeight}px`;
    for (const item of block.items) cards.unobserve(item);
    block.items = [];
    block.element.replaceChildren();
  };
  const near = watch('1500px 0px', (target, isNear) => {
    const block = blockOf.get(target)!;
    if (isNear) fill(block);
    else empty(block);
  });
  const itemOf = (task: PageTask): HTMLElement | undefined => {
    const at = shown.indexOf(task);
    return blocks[Math.floor(at / BLOCK)]?.items[at % BLOCK];
  };

  element.addEventListener('focusin', ({ target }) => {
    const item = (target as Element).closest('.task');
    here = (item && taskOf.get(item)) ?? here;
  });
  addEventListener('beforeprint', () => {
    for (const block of blocks.slice(0, MOST_PRINTED / BLOCK)) {
      fill(block);
      block.items.forEach(draw);
    }
  });

  return {
    element,
    current: () => here && itemOf(here),
    show(matches) {
      shown = tasks.filter(matches);
      if (here && !shown.includes(here)) here = undefined;
      near.disconnect();
      cards.disconnect();
      blocks = [];
      for (let from = 0; from < shown.length; from += BLOCK) {
        const some = shown.slice(from, from + BLOCK);
        const block = { element: el('ol', { class: 'block', start: from + 1 }), tasks: some, items: [] };
        block.element.style.height = `${some.length * USUAL_HEIGHT}px`;
        blockOf.set(block.element, block);
        blocks.push(block);
      }
      element.replaceChildren(...blocks.map((block) => block.element));
      for (const block of blocks) near.observe(block.element);
      return shown.length;
    },
    move(by, wanted = () => true) {
      let at = here ? shown.indexOf(here) + by : by > 0 ? 0 : shown.length - 1;
      let task = shown[at];
      while (task && !wanted(task)) {
        at += by;
        task = shown[at];
      }
      if (!task) return;
      fill(blocks[Math.floor(at / BLOCK)]!);
      const item = itemOf(task)!;
      draw(item);
      here = task;
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: 'start' });
    },
  };
}

/** Tells when elements come near the window and when they are far again. */
function watch(margin: string, take: (element: HTMLElement, isNear: boolean) => void): IntersectionObserver {
  return new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) take(target as HTMLElement, isIntersecting);
    },
    { rootMargin: margin },
  );
}
