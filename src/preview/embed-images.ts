import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readImageSize } from '../media/read-image-size.ts';
import { readWholeFile } from '../readers/regular-file.ts';
import { jsonForHtml } from './escape.ts';
import { imageTypes } from './image-types.ts';
import type { Media, PageTask } from './model.ts';

/** Puts images into a page as long as there is room. */
export interface ImageEmbedder {
  /** The same task, as JSON for the page, with its local images in it. */
  embed(task: Uint8Array): Uint8Array;
  /** Images that are in the page, and local ones that had no room. */
  readonly counts: { embedded: number; linked: number };
}

/** `room`: bytes of all images together; `pageFolder`: what links of the page are relative to. */
export function createImageEmbedder(room: number, pageFolder: string): ImageEmbedder {
  const counts = { embedded: 0, linked: 0 };
  let left = room;
  const embedOne = (media: Media): Media => {
    const file = localFile(media.url, pageFolder);
    if (file === undefined) return media;
    const type = imageTypes[extname(file).toLowerCase()];
    const { size } = statSync(file);
    // Only what is an image: a page that is passed on must not take other files along.
    if (type === undefined || size > left || 'problem' in readImageSize(file)) {
      counts.linked++;
      return media;
    }
    left -= size;
    counts.embedded++;
    return { ...media, url: `data:${type};base64,${readWholeFile(file, file).toString('base64')}` };
  };
  return {
    counts,
    embed(bytes) {
      const task = JSON.parse(Buffer.from(bytes).toString('utf8')) as PageTask;
      const objects = task.objects.map((object) =>
        object.kind === 'image' ? { ...object, pages: object.pages.map(embedOne) } : object,
      );
      return Buffer.from(jsonForHtml({ ...task, objects }));
    },
  };
}

/** The file behind a link of the page; undefined for data and for addresses of a network. */
function localFile(url: string | undefined, pageFolder: string): string | undefined {
  if (url === undefined) return undefined;
  if (url.startsWith('file:')) return fileURLToPath(url);
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return undefined;
  return resolve(pageFolder, ...url.split('/').map(decodeURIComponent));
}
