import { toNumber } from '../../regions/to-number.ts';
import type { BoxColumns } from './columns.ts';
import { hasThousands } from './rows.ts';

/** The label of boxes in a table without a column for it. */
export const UNLABELED = 'object';

/** What a row says. */
export interface LabelledBox {
  label: string;
  shape: { kind: 'rectangle'; x: number; y: number; width: number; height: number };
  score: number | undefined;
}

/** The four numbers of a box; undefined when they are not there. */
export function numbersOf(
  cells: readonly string[],
  { box }: BoxColumns,
): [number, number, number, number] | undefined {
  const texts =
    box.length === 1
      ? (cells[box[0]!] ?? '')
          .replace(/^[[(]|[\])]$/g, '')
          .trim()
          .split(/[\s,;]+/)
      : box.map((at) => cells[at]);
  const numbers = texts.map(toNumber);
  return numbers.length === 4 && !numbers.includes(undefined)
    ? (numbers as [number, number, number, number])
    : undefined;
}

/**
 * The box of a row, in the units of the table; `none` for an image without boxes, which has a row with nothing else, and what is wrong otherwise.
 */
export function boxOf(
  cells: readonly string[],
  columns: BoxColumns,
): LabelledBox | { problem: string } | 'none' {
  const { box, form, label: labelColumn, score } = columns;
  if (box.every((at) => (cells[at] ?? '') === '')) return 'none';
  const numbers = numbersOf(cells, columns);
  const label = labelColumn === undefined ? UNLABELED : (cells[labelColumn] ?? '');
  if (!numbers) {
    const isUnclear = box.some((at) => hasThousands(cells[at] ?? ''));
    const why = isUnclear ? '; a comma before three digits may be one of thousands' : '';
    return { problem: `its box is not four numbers${why}` };
  }
  if (label === '') return { problem: 'it has no label' };
  const [a, b, c, d] = numbers;
  const [width, height] = form === 'corners' ? [c - a, d - b] : [c, d];
  const [x, y] = form === 'center' ? [a - c / 2, b - d / 2] : [a, b];
  if (width < 0 || height < 0) {
    return {
      problem: form === 'corners' ? 'its box ends before it starts' : 'its width or height is negative',
    };
  }
  const shape = { kind: 'rectangle', x, y, width, height } as const;
  return { label, shape, score: score === undefined ? undefined : toNumber(cells[score]) };
}
