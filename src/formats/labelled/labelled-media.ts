import type { Importer } from '../format.ts';

/** What all formats of labels on media have in common: a task per medium, which is linked and may be in another folder. */
const labelledMedia = {
  linksFiles: () => true,
  mayHaveMoreKeys: true,
  followsLinks: true,
  firstId: 0,
} as const satisfies Partial<Importer>;

export const labelledImages = {
  ...labelledMedia,
  dataTags: ['Image'],
  options: ['follow', 'images', 'labelsAs'],
} as const satisfies Partial<Importer>;

/** Formats with labels that may be masks. */
export const labelledMasks = {
  ...labelledImages,
  options: [...labelledImages.options, 'masksAs'],
} as const satisfies Partial<Importer>;

/** Their frames may be images in a folder. */
export const labelledVideos = { ...labelledImages, dataTags: ['Video'] } as const satisfies Partial<Importer>;

export const labelledSounds = {
  ...labelledMedia,
  dataTags: ['Audio', 'AudioPlus'],
  controlTags: ['Labels'],
  options: ['follow', 'audio', 'labelsAs'],
} as const satisfies Partial<Importer>;
