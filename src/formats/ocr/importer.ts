import { type Importer, type LazyReader, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** What tells the formats of recognized text apart. */
export interface OcrFormat {
  name: string;
  /** For `--help`. */
  reads: string;
  extensions: readonly string[];
  isOwn: (head: string) => boolean;
  why: string;
  load: () => Promise<LazyReader>;
}

/** A format of recognized text: one task a page, with boxes and what is in them. */
export function ocrImporter({ name, reads, extensions, isOwn, why, load }: OcrFormat): Importer {
  const headsOf = ({ isFolder, head, heads }: InputSample) => (isFolder ? extensions.flatMap(heads) : [head]);
  return {
    name,
    summary: `${reads}, a file or a folder: one task per page, with boxes and their text`,
    input: 'file or directory',
    ownContent: true,
    sniff: (sample) => (headsOf(sample).some(isOwn) ? why : undefined),
    ...labelledImages,
    emptyMessage: `it has no pages of ${name}`,
    ...loadedLater(load),
  };
}
