import type { Context } from '../../context.ts';
import type { JsonObject } from '../../json/json.ts';
import { countOf } from '../../report/format.ts';
import { hashFile } from '../../server/uploads/hash-file.ts';
import type { Media } from './identify.ts';
import { readSpool } from './read-spool.ts';
import type { Spool } from './spool-tasks.ts';
import { uploadsIn } from './uploads-in.ts';

/**
 * Looks into the files to be sent, as one that has changed makes another task, also where it has as many bytes as before. It is done before
 * the project is locked, since it takes as long as reading all of them.
 */
export async function hashUploads(
  media: Media,
  { path }: Spool,
  { progress, signal }: Context,
): Promise<Media> {
  if (!media.uploadOf) return media;
  const hashes = new Map<string, string>();
  for (const line of readSpool(path)) {
    const { data } = JSON.parse(line.toString('utf8')) as JsonObject;
    for (const file of uploadsIn(data, media)) {
      if (hashes.has(file)) continue;
      hashes.set(file, (await hashFile(file, signal)).hash);
      progress.say(`read ${countOf(hashes.size, 'file')}`);
    }
  }
  return { ...media, contentOf: (file) => hashes.get(file)! };
}
