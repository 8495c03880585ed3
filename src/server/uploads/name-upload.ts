import { extname } from 'node:path';

/** How the names of files end that Label Studio 1.x takes; in any case. */
export const UPLOADABLE: ReadonlySet<string> = new Set(
  '.bmp .csv .flac .gif .htm .html .jpg .jpeg .json .m4a .mp3 .mp4 .ogg .pdf .png .svg .tsv .txt .wav .webm .webp .xml'.split(
    ' ',
  ),
);

/** Characters of a name that stay: the server keeps paths of 100, with a folder and eight digits of its own before the name. */
const LONGEST = 40;

/**
 * The name under which a file is sent: its own, with a hash of its content, so that it is found again whatever the server puts before it.
 * Only characters that the server keeps; the ending in lower case, as the server tells tables from media by it.
 */
export function nameUpload(base: string, hash: string): string {
  const ending = extname(base);
  const stem = base
    .slice(0, base.length - ending.length)
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replace(/^[_.-]+|[_.-]+$/g, '');
  const short = [...stem].slice(0, LONGEST).join('');
  return `${short === '' ? 'file' : short}-${hash}${ending.toLowerCase()}`;
}

/** The hash in the name of a file on the server, with its ending; undefined for files that push did not send. */
export function contentOf(name: string): string | undefined {
  return /-([0-9a-f]{24}\.[a-z\d]+)$/.exec(name)?.[1];
}
