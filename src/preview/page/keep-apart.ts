import { spread } from './spread.ts';

/** Spreads labels whenever the element around them has another size. `place` moves one by so many pixels. */
export function keepApart(
  around: HTMLElement,
  labels: () => readonly HTMLElement[],
  place: (label: HTMLElement, shift: number) => void,
): void {
  new ResizeObserver(() => {
    const all = labels();
    for (const label of all) place(label, 0);
    const { left, top, height } = around.getBoundingClientRect();
    const boxes = all.map((label) => {
      const box = label.getBoundingClientRect();
      return {
        left: box.left - left,
        top: box.top - top,
        right: box.right - left,
        bottom: box.bottom - top,
      };
    });
    for (const [i, shift] of spread(boxes, height).entries()) place(all[i]!, shift);
  }).observe(around);
}
