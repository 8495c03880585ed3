/** A label where it would stand, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels between two labels. */
const GAP = 1;

/**
 * How far each label moves up or down to hide none before it: as little as it takes, within the height that there is. One that finds no room
 * stays.
 */
export function spread(boxes: readonly Box[], height: number): number[] {
  const placed: Box[] = [];
  return boxes.map((box) => {
    const beside = placed.filter((other) => box.left < other.right && other.left < box.right);
    // Just above or below one that is there.
    const shifts = beside.flatMap((other) => [other.top - GAP - box.bottom, other.bottom + GAP - box.top]);
    const free = [0, ...shifts.sort((a, b) => Math.abs(a) - Math.abs(b))].find((shift) => {
      const [top, bottom] = [box.top + shift, box.bottom + shift];
      const isInside = shift === 0 || (top >= 0 && bottom <= height);
      return isInside && !beside.some((other) => top < other.bottom && other.top < bottom);
    });
    const shift = free ?? 0;
    placed.push({ ...box, top: box.top + shift, bottom: box.bottom + shift });
    return shift;
  });
}
