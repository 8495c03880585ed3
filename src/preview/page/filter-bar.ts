import { button, el } from './dom.ts';
import { type Filter, noFilter } from './filter.ts';

/** The line with the search, the scores, and what takes all of it back. */
export interface FilterBar {
  element: HTMLElement;
  search: HTMLInputElement;
  update(filter: Filter): void;
}

export function createFilterBar(hasScores: boolean, set: (part: Partial<Filter>) => void): FilterBar {
  const search = el('input', {
    type: 'search',
    placeholder: 'Search tasks',
    'aria-label': 'Search tasks',
    enterkeyhint: 'search',
  });
  search.addEventListener('input', () => set({ text: search.value }));
  const least = scoreInput('Lowest score', (value) => set({ least: value }));
  const most = scoreInput('Highest score', (value) => set({ most: value }));
  const clear = button('Clear filters', { class: 'link' }, () => {
    set(noFilter);
    // The button is gone, and with it the place that the keyboard was at.
    search.focus();
  });
  const element = el(
    'div',
    { class: 'filter-bar', role: 'search' },
    search,
    hasScores && el('span', { class: 'scores' }, 'Score ', least, ' to ', most),
    clear,
  );
  return {
    element,
    search,
    update(filter) {
      if (search.value !== filter.text) search.value = filter.text;
      for (const [input, value] of [
        [least, filter.least],
        [most, filter.most],
      ] as const) {
        const text = value === undefined ? '' : String(value);
        if (document.activeElement !== input) input.value = text;
      }
      clear.hidden = Object.entries(noFilter).every(([key, value]) => filter[key as keyof Filter] === value);
    },
  };
}

function scoreInput(name: string, set: (value: number | undefined) => void): HTMLInputElement {
  const input = el('input', { type: 'number', step: 'any', inputmode: 'decimal', 'aria-label': name });
  input.addEventListener('input', () => set(input.value === '' ? undefined : input.valueAsNumber));
  return input;
}
