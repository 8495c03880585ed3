import { spread } from './spread.ts';

/**
 * Spreads labels whenever the element around them has another size. `place` moves one by so many pixels. `grows`: the element becomes as high as
 * they need.
 */
export function keepApart(
  around: HTMLElement,
  labels: () => readonly HTMLElement[],
  place: (label: HTMLElement, shift: number) => void,
  grows = false,
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
    const shifts = spread(boxes, grows ? Number.POSITIVE_INFINITY : height);
    for (const [i, shift] of shifts.entries()) place(all[i]!, shift);
    if (grows) around.style.height = `${Math.max(0, ...boxes.map(({ bottom }, i) => bottom + shifts[i]!))}px`;
  }).observe(around);
}
