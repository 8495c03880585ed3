import type { PageTask } from '../model.ts';
import { button, el } from './dom.ts';
import type { TaskList } from './list.ts';

const help: [keys: string, meaning: string][] = [
  ['j  →', 'next task'],
  ['k  ←', 'previous task'],
  ['e', 'next task with findings'],
  ['p', 'next prediction or annotation of the task'],
  ['Tab  Enter', 'to a region; scroll to where it is drawn'],
  ['/', 'search'],
  ['Esc', 'leave the search; clear the filters'],
  ['?', 'these keys'],
];

/** Makes the page work without a mouse; returns the button that shows the keys. */
export function listenToKeys(list: TaskList, search: HTMLInputElement, clear: () => void): HTMLElement {
  const dialog = drawHelp();
  document.body.append(dialog);
  const actions: Record<string, () => void> = {
    j: () => list.move(1),
    ArrowRight: () => list.move(1),
    k: () => list.move(-1),
    ArrowLeft: () => list.move(-1),
    e: () => list.move(1, hasFindings),
    p: () => nextTab(list.current()),
    '/': () => search.focus(),
    Escape: clear,
    '?': () => dialog.showModal(),
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const target = event.target as HTMLElement;
    if (target.matches('input, select, textarea, audio, video')) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    // Wide tables are scrolled with arrows.
    if (event.key.startsWith('Arrow') && target.closest('.wide')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  return button('Keys', { class: 'link', 'aria-haspopup': 'dialog' }, () => dialog.showModal());
}

function hasFindings({ findings }: PageTask): boolean {
  return findings.length > 0;
}

function nextTab(card: HTMLElement | undefined): void {
  const tabs = [...(card?.querySelectorAll<HTMLButtonElement>('.tab') ?? [])];
  const at = tabs.findIndex((tab) => tab.getAttribute('aria-pressed') === 'true');
  tabs[(at + 1) % tabs.length]?.click();
}

function drawHelp(): HTMLDialogElement {
  const rows = help.flatMap(([keys, meaning]) => [
    el('dt', {}, ...keys.split(/\s+/).map((key) => el('kbd', {}, key))),
    el('dd', {}, meaning),
  ]);
  const dialog = el(
    'dialog',
    { 'aria-label': 'Keys' },
    el('h2', {}, 'Keys'),
    el('dl', { class: 'keys' }, ...rows),
  );
  dialog.append(button('Close', {}, () => dialog.close()));
  return dialog;
}
