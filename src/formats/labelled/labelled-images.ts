import type { Importer } from '../format.ts';

/** What the formats of labels on images have in common: a task per image, which is linked and may be in another folder. */
export const labelledImages = {
  dataTags: ['Image'],
  linksFiles: () => true,
  mayHaveMoreKeys: true,
  followsLinks: true,
  options: ['follow', 'images', 'labelsAs'],
  firstId: 0,
} as const satisfies Partial<Importer>;
