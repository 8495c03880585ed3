import type { PageRegion } from './model.ts';

/** Types of answers that are labels of the label config, and have its colors. */
const chosen = new Set(['choices', 'taxonomy']);

/** Whether answers of a type are chosen from the label config, not written. */
export function isChosen(type: string): boolean {
  return chosen.has(type);
}

/** Labels of a region, and choices, also those about a region, which people look for and count like labels. */
export function namesIn({ labels, type, shape, said = [] }: PageRegion): readonly string[] {
  if (shape.kind === 'answer' && isChosen(type)) return shape.answers;
  if (said.length === 0) return labels;
  return [...labels, ...said.flatMap((one) => (isChosen(one.type) ? one.answers : []))];
}

/** What a region is called: its labels, that a control with labels gave it none, or its kind. */
export function titleOf({ labels, type }: PageRegion): string {
  if (labels.length > 0) return labels.join(', ');
  return type.endsWith('labels') ? 'no label' : type || 'region';
}
