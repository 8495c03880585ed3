import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ImageSize, readImageSize } from '../../media/read-image-size.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import { jsonForHtml } from '../escape.ts';
import type { Media, PageTask } from '../model.ts';
import { imageTypes } from './image-types.ts';
import { LONGER_SIDE, type ScaledImage, scaleDown } from './scale-down.ts';

/** Puts images into a page as long as there is room. */
export interface ImageEmbedder {
  /** The same task, as JSON for the page, with its local images in it. */
  embed(task: Uint8Array): Promise<Uint8Array>;
  readonly counts: EmbedCounts;
}

export interface EmbedCounts {
  /** Images that are in the page. */
  embedded: number;
  /** Those of them that were made smaller, and those that should have been and could not. */
  scaled: number;
  unscaled: number;
  /** Local images that had no room, or that browsers do not show. */
  linked: number;
}

/** `room`: bytes of all images together; `pageFolder`: what links of the page are relative to. */
export function createImageEmbedder(room: number, pageFolder: string): ImageEmbedder {
  const counts: EmbedCounts = { embedded: 0, scaled: 0, unscaled: 0, linked: 0 };
  let left = room;
  /** One that was made small had no room: others need not be. */
  let isFull = false;

  /** Images are read one after the other, so that one is in memory at a time. */
  const read = async (file: string, type: string, size: ImageSize) => {
    const isLarge = type !== 'image/svg+xml' && Math.max(size.width, size.height) > LONGER_SIDE;
    if (isLarge && isFull) return undefined;
    const original: ScaledImage = { type, bytes: readWholeFile(file, file) };
    const scaled = isLarge ? await scaleDown(original.bytes, type, size) : undefined;
    const isScaled = scaled !== undefined && scaled.bytes.length < original.bytes.length;
    const made: ScaledImage = isScaled ? scaled : original;
    const fits = made.bytes.length <= left;
    isFull ||= isScaled && !fits;
    if (!fits) return undefined;
    if (isScaled) counts.scaled++;
    else if (isLarge && !scaled) counts.unscaled++;
    return { ...made, isScaled };
  };
  const embedOne = async (media: Media): Promise<Media> => {
    const file = localFile(media.url, pageFolder);
    if (file === undefined) return media;
    const type = imageTypes[extname(file).toLowerCase()];
    const size = readImageSize(file);
    // Only what is an image: a page that is passed on must not take other files along.
    const isImage = type !== undefined && !('problem' in size);
    const image = isImage ? await read(file, type, size) : undefined;
    if (!isImage || !image) {
      counts.linked++;
      return media;
    }
    left -= image.bytes.length;
    counts.embedded++;
    const url = `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`;
    return { ...media, url, ...(image.isScaled && { size: [size.width, size.height] }) };
  };
  return {
    counts,
    async embed(bytes) {
      const task = JSON.parse(Buffer.from(bytes).toString('utf8')) as PageTask;
      for (const object of task.objects) {
        if (object.kind !== 'image') continue;
        for (const [page, media] of object.pages.entries()) object.pages[page] = await embedOne(media);
      }
      return Buffer.from(jsonForHtml(task));
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
