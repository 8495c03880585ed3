import type { PageFinding, PageGroup } from '../model.ts';
import { el, words } from './dom.ts';

const groups = new Map<string, PageGroup>();

export function learnGroups(all: readonly PageGroup[]): void {
  for (const group of all) groups.set(group.code, group);
}

export function isError(code: string): boolean {
  return groups.get(code)?.severity === 'error';
}

/** What was found, with its code, where it is, and what to do. */
export function drawFinding({ code, message, place, path }: PageFinding): HTMLElement {
  const severity = isError(code) ? 'error' : 'warning';
  return el(
    'div',
    { class: `finding ${severity}` },
    el('p', {}, el('b', { class: 'severity' }, severity), ' ', el('code', {}, code)),
    el('p', {}, words(message)),
    el('p', { class: 'help' }, groups.get(code)?.help ?? ''),
    el('p', { class: 'where' }, words(path ? `${place}, ${path}` : place)),
  );
}
