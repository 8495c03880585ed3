import type { Input } from '../format.ts';

/** The shape that masks become, as `--masks-as` says. */
export function maskKind({ options }: Pick<Input, 'options'>): 'polygon' | 'brush' {
  return options.masksAs === 'polygons' ? 'polygon' : 'brush';
}
