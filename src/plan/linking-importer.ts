import { pathToFileURL } from 'node:url';
import type { Importer, Input } from '../formats/format.ts';
import { linkBatch, type MediaLinks } from '../formats/media-columns/link-batch.ts';

/** A format with links in the place of the media that its data names. */
export function linkingImporter(
  { inParallel: _, ...importer }: Importer,
  { config }: Pick<Input, 'config'>,
  media: Pick<MediaLinks, 'isMedia' | 'find'>,
): Importer {
  return {
    ...importer,
    linksFiles: () => true,
    *read(full) {
      // Nobody opens links that a label config is written from, which spaces would make texts.
      const link = config ? full.link : (path: string) => pathToFileURL(path).href;
      for (const batch of importer.read(full)) yield linkBatch(batch, { ...media, link });
    },
  };
}
