import { pathToFileURL } from 'node:url';
import type { Importer, Input } from '../../formats/format.ts';
import { linkBatch, type MediaLinks } from '../../formats/media-columns/link-batch.ts';
import type { MovedFiles } from '../../formats/media-columns/moved-files.ts';
import { unnamedMedia } from '../../formats/tables/unnamed-media.ts';
import { seriesLook } from '../../formats/time-series/linked-series.ts';
import { damageLook } from '../../media/damage-look.ts';

/** A format with links in the place of the media that its data names. Those that are `here`, on this machine, can be looked into. */
export function linkingImporter(
  { inParallel: _, ...importer }: Importer,
  { config }: Pick<Input, 'config'>,
  media: Pick<MediaLinks, 'isMedia' | 'find'> & { here?: boolean },
  moved?: MovedFiles,
): Importer {
  return {
    ...importer,
    linksFiles: () => true,
    *read(full) {
      // Nobody opens links that a label config is written from, which spaces would make texts.
      const link = config ? full.link : (path: string) => pathToFileURL(path).href;
      // The rows of other shards may name the others.
      const others = importer.readsTables && !full.shard ? unnamedMedia(full) : undefined;
      const find: MediaLinks['find'] = (value) => {
        const file = media.find(value);
        if (file) others?.addNamed(file.path);
        return file;
      };
      const { isMedia, here } = media;
      const look = here ? seriesLook(full) : undefined;
      const damage = here && config ? damageLook() : undefined;
      const links: MediaLinks = { isMedia, find, link, ...(look && { look }), ...(damage && { damage }) };
      for (const batch of importer.read(full)) yield linkBatch(batch, links);
      others?.count();
      if (config) moved?.tell(full.note);
    },
  };
}
