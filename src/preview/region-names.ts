import type { PageRegion } from './model.ts';

/** Labels of a region, and choices, which people look for and count like labels. */
export function namesIn({ labels, type, shape }: PageRegion): readonly string[] {
  const isChosen = type === 'choices' || type === 'taxonomy';
  return shape.kind === 'answer' && isChosen ? shape.answers : labels;
}
